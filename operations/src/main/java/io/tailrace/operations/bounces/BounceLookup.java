package io.tailrace.operations.bounces;

import static java.util.stream.Collectors.groupingBy;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.customerio.BounceCause;
import io.tailrace.customerio.BounceExplanation;
import io.tailrace.customerio.Metric;
import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.TimeRange;
import io.tailrace.sink.database.Bounces;
import io.tailrace.sink.database.Bounces.Hour;
import io.tailrace.sink.database.Bounces.Kind;
import io.tailrace.sink.database.Bounces.Sample;
import io.tailrace.sink.database.CountFilter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells why messages were refused, by cause and provider. Safe for use by many threads. */
public final class BounceLookup {
  private static final Comparator<BounceReport.CauseAtProvider> MOST_FIRST =
      Comparator.comparingLong(BounceReport.CauseAtProvider::bounced)
          .thenComparingLong(BounceReport.CauseAtProvider::deferred)
          .reversed()
          .thenComparing(BounceReport.CauseAtProvider::type)
          .thenComparing(BounceReport.CauseAtProvider::provider)
          .thenComparing(BounceReport.CauseAtProvider::cause);

  private final OperationContext parts;

  public BounceLookup(OperationContext parts) {
    this.parts = parts;
  }

  /** What is asked. Immutable. */
  public record Asked(TimeRange range, ZoneId zone, List<CountFilter> filters) {}

  /** One cause at one kind of mailbox. */
  private record Place(String type, String provider, String cause) {
    static Place of(Kind kind) {
      return new Place(kind.objectType(), kind.provider(), kind.cause());
    }
  }

  private record Found(
      Map<Place, Map<String, Long>> counts,
      Map<Place, List<Hour>> hours,
      Map<Place, List<Sample>> samples) {

    long count(Place place, Metric metric) {
      return counts.getOrDefault(place, Map.of()).getOrDefault(metric.name(), 0L);
    }

    long sum(Metric metric, Predicate<Place> which) {
      return counts.keySet().stream().filter(which).mapToLong(place -> count(place, metric)).sum();
    }
  }

  /**
   * Reads it.
   *
   * @throws OperationException there is no database to ask, or it takes too long
   */
  public BounceReport read(Asked asked) throws OperationException {
    DatabaseStore database = parts.database();
    if (database == null) {
      throw OperationException.unavailable("There is no database here to ask.");
    }
    Found found = database.askForPage(reader -> found(reader.bounces(), asked));
    long bounced = found.sum(Metric.BOUNCED, place -> true);
    long permanent = found.sum(Metric.BOUNCED, place -> !BounceCause.ofCode(place.cause).passes());
    List<BounceReport.CauseAtProvider> causes =
        found.counts.keySet().stream()
            .map(place -> cause(place, found, asked, bounced))
            .sorted(MOST_FIRST)
            .toList();
    return new BounceReport(
        asked.range.from(),
        asked.range.to(),
        asked.zone.getId(),
        bounced,
        permanent,
        bounced - permanent,
        found.sum(Metric.DEFERRED, place -> true),
        BounceCause.tableVersion(),
        causes);
  }

  private static Found found(Bounces bounces, Asked asked) throws SinkUnavailableException {
    Instant from = asked.range.from();
    Instant to = asked.range.to();
    Map<Place, Map<String, Long>> counts = new LinkedHashMap<>();
    for (Bounces.Count count : bounces.counts(from, to, asked.filters)) {
      counts
          .computeIfAbsent(Place.of(count.kind()), place -> new LinkedHashMap<>())
          .put(count.kind().metric(), count.events());
    }
    return new Found(
        counts,
        bounces.hours(from.minus(BounceEpisode.LOOK_BACK), to, asked.filters).stream()
            .collect(groupingBy(hour -> Place.of(hour.kind()))),
        bounces.samples(from, to, asked.filters).stream()
            .collect(groupingBy(sample -> Place.of(sample.kind()))));
  }

  private BounceReport.CauseAtProvider cause(Place place, Found found, Asked asked, long all) {
    BounceCause cause = BounceCause.ofCode(place.cause);
    long bounced = found.count(place, Metric.BOUNCED);
    long deferred = found.count(place, Metric.DEFERRED);
    String metric = (bounced > 0 ? Metric.BOUNCED : Metric.DEFERRED).name();
    BounceEpisode episode =
        BounceEpisode.of(
            of(metric, found.hours.get(place), Hour::kind).toList(), asked.range.from());
    Sample sample =
        of(metric, found.samples.get(place), Sample::kind)
            .findFirst()
            .orElse(new Sample(new Kind("", "", "", ""), null, null));
    var told =
        new BounceFinding.Told(
            place.type, place.provider, cause, bounced, deferred, sample.failureMessage());
    BounceExplanation explained = BounceExplanation.of(cause, place.provider);
    return new BounceReport.CauseAtProvider(
        place.type,
        place.provider,
        place.cause,
        cause.passes(),
        cause.suppresses(),
        bounced,
        deferred,
        all == 0 ? null : (double) bounced / all,
        episode.first(),
        episode.last(),
        episode.since(),
        new BounceFinding(asked.zone, parts.clock().instant()).sentence(told, episode),
        sample.failureMessage(),
        sample.deliveryId(),
        explained.meaning(),
        explained.mender(),
        explained.link());
  }

  private interface Kinded<T> {
    Kind of(T one);
  }

  private static <T> Stream<T> of(String metric, @Nullable List<T> all, Kinded<T> kinded) {
    return all == null
        ? Stream.empty()
        : all.stream().filter(one -> kinded.of(one).metric().equals(metric));
  }
}
