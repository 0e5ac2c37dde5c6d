package io.tailrace.sink.database;

import io.tailrace.customerio.BounceCause;
import io.tailrace.customerio.Device;
import io.tailrace.customerio.MailAddress;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which addresses an event says not to write to: one that something is wrong with, by the cause of
 * its bounce; one that reported spam, or whose message was dropped because it had been suppressed.
 * Of several recipients, those that are named; else nobody. Stateless.
 */
final class SuppressionRows {
  static final FoldedTable TABLE =
      FoldedTable.named("suppressions")
          .with(Fold.KEY, "feed", "address", "object_type", "reason")
          .with(Fold.LEAST, "since")
          .with(Fold.GREATEST, "last_event_at", "last_event_from")
          .led(Fold.FOLLOWS, "last_event_from", "person", "delivery_id", "failure_message", "cause")
          .build();

  private static final Logger log = LoggerFactory.getLogger(SuppressionRows.class);
  private static final Set<Metric> REASONS = Set.of(Metric.BOUNCED, Metric.SPAMMED, Metric.DROPPED);

  private SuppressionRows() {}

  static void of(Fact fact, Consumer<Object[]> rows) {
    if (!REASONS.contains(fact.metric())) {
      return;
    }
    if (fact.recipient() != null) {
      String failure = DatabaseText.given(fact.data().failureMessage());
      ofRecipient(fact, failure, rows);
    } else {
      refused(fact.data().recipients()).forEach(device -> ofDevice(fact, device, rows));
    }
  }

  private static void ofRecipient(Fact fact, String failure, Consumer<Object[]> rows) {
    ObjectType type = fact.event().objectType();
    if (!suppresses(fact.metric(), type, failure)) {
      return;
    }
    String own = fact.metric().equals(Metric.SPAMMED) ? fact.email() : null;
    List<String> addresses = addresses(type, fact.recipient(), failure, own);
    addresses.forEach(address -> rows.accept(row(fact, address, failure)));
    if (addresses.isEmpty()) {
      log.atInfo()
          .addKeyValue("feed", fact.feed())
          .addKeyValue("event_id", fact.event().eventId())
          .log(
              "a message to several recipients was {}, and nothing names which of them: no address"
                  + " is suppressed",
              fact.metric());
    }
  }

  /** Whether this is for good, and the address's own fault. */
  static boolean suppresses(Metric reason, ObjectType type, String failure) {
    return !reason.equals(Metric.BOUNCED) || BounceCause.of(type, failure).suppresses();
  }

  /**
   * Which addresses of this recipient are meant.
   *
   * @param ownAddress whose it is if nobody is named, should it be among them; null = nobody's
   */
  static List<String> addresses(
      ObjectType type, String recipient, String failure, String ownAddress) {
    if (!type.equals(ObjectType.EMAIL)) {
      return List.of(AddressRows.keyOf(type, recipient));
    }
    List<MailAddress> all = MailAddress.list(recipient);
    if (all.size() < 2) {
      return List.of(MailAddress.key(recipient));
    }
    List<String> named =
        all.stream().filter(one -> one.isNamedIn(failure)).map(MailAddress::key).toList();
    return named.isEmpty() && ownAddress != null
        ? all.stream().map(MailAddress::key).filter(MailAddress.key(ownAddress)::equals).toList()
        : named;
  }

  /** The list may hold devices that work; where none of several says why it failed, nobody did. */
  private static List<Device> refused(List<Device> devices) {
    return devices.size() == 1
        ? devices
        : devices.stream()
            .filter(device -> DatabaseText.given(device.failureMessage()) != null)
            .toList();
  }

  private static void ofDevice(Fact fact, Device device, Consumer<Object[]> rows) {
    String address = DatabaseText.given(device.deviceId());
    String failure = DatabaseText.given(device.failureMessage());
    if (address != null && suppresses(fact.metric(), fact.event().objectType(), failure)) {
      rows.accept(row(fact, address, failure));
    }
  }

  private static Object[] row(Fact fact, String address, String failure) {
    String type = fact.event().objectType().name();
    return new Object[] {
      fact.feed(),
      address,
      type,
      fact.metric().name(),
      fact.latest(),
      fact.latest(),
      fact.stamp(),
      fact.person(),
      fact.deliveryId(),
      failure,
      cause(fact.metric(), fact.event().objectType(), failure)
    };
  }

  /** Null for what is no bounce. */
  static String cause(Metric reason, ObjectType type, String failure) {
    return reason.equals(Metric.BOUNCED) ? BounceCause.of(type, failure).code() : null;
  }
}
