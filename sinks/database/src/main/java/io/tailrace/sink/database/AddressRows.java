package io.tailrace.sink.database;

import io.tailrace.customerio.Device;
import io.tailrace.customerio.ObjectType;
import io.tailrace.customerio.PhoneNumber;
import java.util.Set;
import java.util.function.Consumer;

/**
 * By which phone numbers and devices people were reached, so that they can be found by these. An
 * e-mail address is with the person. Stateless.
 */
final class AddressRows {
  static final FoldedTable TABLE =
      FoldedTable.named("addresses")
          .with(Fold.KEY, "feed", "address", "object_type", "person")
          .with(Fold.LEAST, "first_event_at")
          .with(Fold.GREATEST, "last_event_at")
          .build();

  static final Set<ObjectType> BY_PHONE = Set.of(ObjectType.SMS, ObjectType.WHATSAPP);

  private AddressRows() {}

  static void of(Fact fact, Consumer<Object[]> rows) {
    if (fact.person() == null || fact.ofPerson()) {
      return;
    }
    if (fact.event().objectType().equals(ObjectType.PUSH)) {
      for (Device device : fact.data().recipients()) {
        add(fact, DatabaseText.given(device.deviceId()), rows);
      }
    } else if (BY_PHONE.contains(fact.event().objectType()) && fact.recipient() != null) {
      add(fact, keyOf(fact.event().objectType(), fact.recipient()), rows);
    }
  }

  /** The one spelling of a recipient that is no e-mail address. */
  static String keyOf(ObjectType type, String recipient) {
    return BY_PHONE.contains(type) ? PhoneNumber.key(recipient.strip()) : recipient;
  }

  private static void add(Fact fact, String address, Consumer<Object[]> rows) {
    if (address != null) {
      String type = fact.event().objectType().name();
      rows.accept(
          new Object[] {
            fact.feed(), address, type, fact.person(), fact.latest(), fact.latest(),
          });
    }
  }
}
