package io.tailrace.sink.database;

import io.tailrace.customerio.Device;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which addresses an event says not to write to: that of a message that bounced for good, was
 * reported as spam, or was dropped because its address had been suppressed; of a push message, the
 * devices that were refused. Stateless.
 */
final class SuppressionRows {
  static final FoldedTable TABLE =
      FoldedTable.named("suppressions")
          .with(Fold.KEY, "feed", "address", "object_type", "reason")
          .with(Fold.LEAST, "since")
          .with(Fold.GREATEST, "last_event_at", "last_event_from")
          .led(Fold.FOLLOWS, "last_event_from", "person", "delivery_id", "failure_message")
          .build();

  private static final Set<Metric> REASONS = Set.of(Metric.BOUNCED, Metric.SPAMMED, Metric.DROPPED);

  private SuppressionRows() {}

  static void of(Fact fact, Consumer<Object[]> rows) {
    if (!REASONS.contains(fact.metric())) {
      return;
    }
    if (fact.recipient() != null) {
      ofRecipient(fact, rows);
    } else {
      refused(fact.data().recipients()).forEach(device -> ofDevice(fact, device, rows));
    }
  }

  private static void ofRecipient(Fact fact, Consumer<Object[]> rows) {
    boolean email = fact.event().objectType().equals(ObjectType.EMAIL);
    String failure = Text.given(fact.data().failureMessage());
    boolean temporary =
        email && fact.metric().equals(Metric.BOUNCED) && TemporaryFailure.says(failure);
    if (!temporary) {
      String address = email ? Addresses.email(fact.recipient()) : fact.recipient();
      rows.accept(row(fact, address, failure));
    }
  }

  /** The list may hold devices that work; if none of them says why it failed, all did. */
  private static List<Device> refused(List<Device> devices) {
    List<Device> failed =
        devices.stream().filter(device -> Text.given(device.failureMessage()) != null).toList();
    return failed.isEmpty() ? devices : failed;
  }

  private static void ofDevice(Fact fact, Device device, Consumer<Object[]> rows) {
    String address = Text.given(device.deviceId());
    if (address != null) {
      rows.accept(row(fact, address, Text.given(device.failureMessage())));
    }
  }

  private static Object[] row(Fact fact, String address, String failure) {
    return new Object[] {
      fact.feed(),
      address,
      fact.event().objectType().name(),
      fact.metric().name(),
      fact.timestamp(),
      fact.timestamp(),
      fact.stamp(),
      fact.person(),
      fact.deliveryId(),
      failure
    };
  }
}
