package io.tailrace.customerio.appapi;

import io.tailrace.customerio.appapi.Deliveries.NotSummed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the series of every source, one call each. Buckets are added by their beginning, since an
 * hour or a day may end between two calls. For one thread and one sum.
 */
final class DeliveriesSum {
  /** So many in a row, and it is the API that is away, not one campaign that is odd. */
  private static final int MAX_UNAVAILABLE = 3;

  private final AppApi api;
  private final MetricsQuery.Last query;
  private final Map<Instant, Counts> buckets = new TreeMap<>();
  private final List<NotSummed> notSummed = new ArrayList<>();
  private int summed;
  private int unavailable;

  DeliveriesSum(AppApi api, MetricsQuery.Last query) {
    this.api = api;
    this.query = query;
  }

  Deliveries read() {
    api.campaigns().forEach(it -> add(MessageSource.campaign(it.id()), it.name()));
    api.broadcasts().forEach(it -> add(MessageSource.broadcast(it.id()), it.name()));
    api.newsletters().forEach(it -> add(MessageSource.newsletter(it.id()), it.name()));
    api.transactionalMessages().forEach(it -> add(MessageSource.transactional(it.id()), it.name()));
    return new Deliveries(series(), summed, notSummed);
  }

  private void add(MessageSource source, @Nullable String name) {
    try {
      for (Bucket bucket : api.metrics(source, query).buckets()) {
        buckets.merge(bucket.start(), bucket.counts(), Counts::plus);
      }
      summed++;
      unavailable = 0;
    } catch (IllegalArgumentException cannotBeAsked) {
      notSummed.add(new NotSummed(source, name, reason(cannotBeAsked)));
    } catch (AppApiException failed) {
      unavailable = failed.category().passing() ? unavailable + 1 : 0;
      if (unavailable >= MAX_UNAVAILABLE || concernsAll(failed.category())) {
        throw failed;
      }
      notSummed.add(new NotSummed(source, name, reason(failed)));
    }
  }

  private static String reason(RuntimeException failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
  }

  private static boolean concernsAll(Category category) {
    return category == Category.UNAUTHORIZED || category == Category.INTERRUPTED;
  }

  private Series series() {
    List<Bucket> all = new ArrayList<>();
    buckets.forEach((start, counts) -> all.add(new Bucket(start, counts)));
    int surplus = Math.max(0, all.size() - query.count());
    return new Series(query.by(), Zones.EST, all.subList(surplus, all.size()));
  }
}
