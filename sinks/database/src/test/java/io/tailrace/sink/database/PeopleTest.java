package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeopleTest extends Scene {
  @Test
  void nothingIsKnownOfASubscriptionUntilItIsSaid() throws Exception {
    write(email("a", "sent", 3), email("b", "opened", 1));
    assertThat(person())
        .containsEntry("person", "d9c1")
        .containsEntry("cio_id", "d9c1")
        .containsEntry("customer_id", "42")
        .containsEntry("email_address", "Ann@example.com")
        .containsEntry("subscribed", null)
        .containsEntry("first_event_at", at(1))
        .containsEntry("last_event_at", at(3));
  }

  @Test
  void theLatestWordOnTheSubscriptionStays() throws Exception {
    write(event("b", "customer", "subscribed", 9, ANN));
    write(event("a", "customer", "unsubscribed", 5, ANN));
    assertThat(person())
        .containsEntry("subscribed", 1)
        .containsEntry("subscription_changed_at", at(9));
  }

  @Test
  void inTheSameSecondUnsubscribedWins() throws Exception {
    write(event("a", "customer", "unsubscribed", 5, ANN));
    write(event("b", "email", "subscribed", 5, ANN));
    assertThat(person()).containsEntry("subscribed", 0);
  }

  /** The vendor sends the person's own event too; a message's says that it led to it. */
  @Test
  void aMessagesUnsubscribeIsTheDeliverys() throws Exception {
    write(email("a", "unsubscribed", 5));
    assertThat(person()).containsEntry("subscribed", null);
    assertThat(delivery()).containsEntry("unsubscribed_at", at(5));
  }

  @Test
  void theLatestPreferencesStayAndAnEmptyChangeIsNoticed() throws Exception {
    String changed = "cio_subscription_preferences_changed";
    write(event("b", "customer", changed, 5, with(ANN, "\"content\":\"{\\\"topics\\\":{}}\"")));
    write(event("a", "customer", changed, 4, with(ANN, "\"content\":\"{}\"")));
    write(event("c", "email", changed, 8, ANN));
    assertThat(person())
        .containsEntry("preferences", "{\"topics\":{}}")
        .containsEntry("preferences_from", at(5) + " b")
        .containsEntry("preferences_changed_at", at(8));
  }

  @Test
  void theLatestIdentifiersStay() throws Exception {
    String renamed = ANN.replace("42", "43").replace("Ann@", "ann.new@");
    String unnamed = "\"identifiers\":{\"id\":null,\"email\":null,\"cio_id\":\"d9c1\"}";
    write(event("b", "email", "sent", 5, renamed));
    write(event("a", "email", "sent", 4, ANN));
    write(event("c", "email", "sent", 6, unnamed));
    assertThat(person())
        .containsEntry("customer_id", "43")
        .containsEntry("email_address", "ann.new@example.com");
  }

  /** A mail may go to somebody else's address: the person's own is what is stated. */
  @Test
  void aRecipientNeverReplacesAStatedAddress() throws Exception {
    String unstated = "\"customer_id\":\"42\",\"recipient\":\"boss@example.com\"";
    String stated = "\"customer_id\":\"42\",\"email_address\":\"ann@example.com\"";
    write(event("a", "email", "sent", 1, unstated));
    assertThat(person()).containsEntry("email_address", "boss@example.com");
    write(event("b", "customer", "subscribed", 0, stated));
    write(event("c", "email", "sent", 9, unstated));
    assertThat(person()).containsEntry("email_address", "ann@example.com");
  }

  @Test
  void anEventWithoutAPersonMakesNobody() throws Exception {
    write(event("a", "push", "sent", 0, "\"delivery_id\":\"D1\""));
    assertThat(tables.rows("SELECT * FROM people")).isEmpty();
  }
}
