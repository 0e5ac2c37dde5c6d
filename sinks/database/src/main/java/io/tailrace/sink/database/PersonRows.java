package io.tailrace.sink.database;

import io.tailrace.customerio.Metric;
import io.tailrace.sink.database.OptOutRows.Change;
import io.tailrace.sink.database.OptOutRows.Who;

/** What an event says about its person. Stateless. */
final class PersonRows {
  static final FoldedTable TABLE =
      FoldedTable.named("people")
          .with(Fold.KEY, "feed", "person")
          .with(Fold.GREATEST, "cio_id", "customer_id_from", "email_address_from")
          .with(Fold.GREATEST, "subscription_from", "preferences_from", "preferences_changed_at")
          .ledAndIndexed(Fold.FOLLOWS, "customer_id_from", "customer_id")
          .ledAndIndexed(Fold.FOLLOWS, "email_address_from", "email_address")
          .led(Fold.FOLLOWS, "subscription_from", "subscribed", "subscription_changed_at")
          .led(Fold.FOLLOWS, "preferences_from", "preferences")
          .with(Fold.LEAST, "first_event_at")
          .with(Fold.GREATEST, "last_event_at")
          .build();

  private static final int CIO_ID = TABLE.at("cio_id");
  private static final int CUSTOMER_ID = TABLE.at("customer_id");
  private static final int CUSTOMER_ID_FROM = TABLE.at("customer_id_from");
  private static final int EMAIL_ADDRESS = TABLE.at("email_address");
  private static final int EMAIL_ADDRESS_FROM = TABLE.at("email_address_from");
  private static final int SUBSCRIBED = TABLE.at("subscribed");
  private static final int SUBSCRIPTION_CHANGED_AT = TABLE.at("subscription_changed_at");
  private static final int SUBSCRIPTION_FROM = TABLE.at("subscription_from");
  private static final int PREFERENCES = TABLE.at("preferences");
  private static final int PREFERENCES_CHANGED_AT = TABLE.at("preferences_changed_at");
  private static final int PREFERENCES_FROM = TABLE.at("preferences_from");
  private static final int FIRST_EVENT_AT = TABLE.at("first_event_at");
  private static final int LAST_EVENT_AT = TABLE.at("last_event_at");

  private PersonRows() {}

  static Object[] of(Fact fact) {
    Object[] row = TABLE.newRow();
    row[0] = fact.feed();
    row[1] = fact.person();
    row[FIRST_EVENT_AT] = fact.latest();
    row[LAST_EVENT_AT] = fact.latest();
    identify(fact, row);
    if (fact.ofPerson()) {
      subscription(fact, row);
    }
    return row;
  }

  /** What one change alone says of somebody. */
  static Object[] subscription(Who who, Change change) {
    Object[] row = TABLE.newRow();
    row[0] = who.feed();
    row[1] = who.person();
    row[FIRST_EVENT_AT] = change.at();
    row[LAST_EVENT_AT] = change.at();
    subscription(change, row);
    return row;
  }

  /** In one second {@code unsubscribed} wins: the word follows the time in what is compared. */
  private static void subscription(Change change, Object[] row) {
    row[SUBSCRIBED] = !change.out();
    row[SUBSCRIPTION_CHANGED_AT] = change.at();
    row[SUBSCRIPTION_FROM] = change.stamp();
  }

  private static void identify(Fact fact, Object[] row) {
    row[CIO_ID] = DatabaseText.given(fact.data().identifiers().cioId());
    row[CUSTOMER_ID] = DatabaseText.given(fact.event().customerId());
    row[CUSTOMER_ID_FROM] = row[CUSTOMER_ID] == null ? null : fact.stamp();
    row[EMAIL_ADDRESS] = fact.email();
    row[EMAIL_ADDRESS_FROM] = fact.email() == null ? null : certainty(fact) + fact.stamp();
  }

  /**
   * A mail may have gone elsewhere than to the person's own address, so what was but a recipient
   * never replaces what was stated: the word stands first in what is compared.
   */
  private static String certainty(Fact fact) {
    boolean stated =
        DatabaseText.given(fact.data().identifiers().email()) != null
            || DatabaseText.given(fact.data().emailAddress()) != null;
    return stated ? "stated " : "recipient ";
  }

  private static void subscription(Fact fact, Object[] row) {
    if (fact.metric().equals(Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED)) {
      row[PREFERENCES_CHANGED_AT] = fact.latest();
      row[PREFERENCES] = DatabaseText.given(fact.event().preferences());
      row[PREFERENCES_FROM] = row[PREFERENCES] == null ? null : fact.stamp();
      return;
    }
    if (!fact.metric().equals(Metric.SUBSCRIBED) && !fact.metric().equals(Metric.UNSUBSCRIBED)) {
      return;
    }
    boolean out = fact.metric().equals(Metric.UNSUBSCRIBED);
    subscription(new Change(out, fact.latest(), fact.event().eventId()), row);
  }
}
