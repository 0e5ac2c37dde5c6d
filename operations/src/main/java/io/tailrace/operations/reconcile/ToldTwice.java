package io.tailrace.operations.reconcile;

import io.tailrace.customerio.EventKinds;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.customerio.appapi.Message;
import io.tailrace.sink.database.HeldDeliveries;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the App API and reporting webhooks both tell: only that can be compared. Stateless. */
final class ToldTwice {
  private static final Map<ObjectType, Set<String>> METRICS =
      EventKinds.all().stream()
          .filter(kind -> !kind.objectType().equals(ObjectType.CUSTOMER))
          .filter(kind -> HeldDeliveries.METRICS.contains(kind.metric().name()))
          // The App API has no replies.
          .filter(kind -> !kind.metric().equals(Metric.REPLIED))
          .collect(
              Collectors.groupingBy(
                  kind -> kind.objectType(),
                  Collectors.mapping(kind -> kind.metric().name(), Collectors.toSet())));

  private ToldTwice() {}

  /** When each happened; empty for channels that reporting webhooks do not have. */
  static Map<String, Instant> metrics(Message message) {
    Set<String> known =
        message.objectType() == null
            ? Set.of()
            : METRICS.getOrDefault(message.objectType(), Set.of());
    Map<String, Instant> told = new HashMap<>(message.metrics());
    // Its name in series; messages have been told to say "dropped".
    Instant suppressed = told.remove("suppressed");
    if (suppressed != null) {
      told.putIfAbsent(Metric.DROPPED.name(), suppressed);
    }
    told.keySet().retainAll(known);
    return new TreeMap<>(told);
  }
}
