package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every sign that somebody wants to hear no more of us counts, until a later one of its kind. */
class OptOutsTest extends Scene {
  private static final String CHANGED = "cio_subscription_preferences_changed";

  private List<String> doNotContact() throws Exception {
    return tables.rows("SELECT * FROM do_not_contact ORDER BY object_type, reason").stream()
        .map(row -> row.get("object_type") + " " + row.get("address") + " " + row.get("reason"))
        .toList();
  }

  private static String content(String preferences) {
    return ANN + ",\"content\":\"" + preferences.replace("\"", "\\\"") + "\"";
  }

  @Test
  void anEventOfTypeCustomerIsThePersonsWhateverItCarries() throws Exception {
    write(
        event(
            "a",
            "customer",
            "unsubscribed",
            1,
            ANN + ",\"delivery_id\":\"D9\",\"recipient\":\"ann@example.com\""));
    assertThat(doNotContact()).containsExactly("customer ann@example.com unsubscribed");
    assertThat(tables.rows("SELECT * FROM deliveries")).isEmpty();
  }

  @Test
  void aMessagesUnsubscribedAloneCounts() throws Exception {
    write(email("a", "unsubscribed", 5));
    assertThat(doNotContact()).containsExactly("email ann@example.com unsubscribed");
    write(event("b", "customer", "subscribed", 5, ANN));
    assertThat(doNotContact()).as("in the same second, no wins").hasSize(1);
    write(event("c", "customer", "subscribed", 4, ANN));
    assertThat(doNotContact()).as("that was before").hasSize(1);
    write(event("d", "customer", "subscribed", 6, ANN));
    assertThat(doNotContact()).isEmpty();
  }

  @Test
  void aChannelIsSwitchedOffAndOnByPreferences() throws Exception {
    write(
        event("a", "email", CHANGED, 5, content("{\"channels\":{\"email\":false,\"sms\":false}}")));
    assertThat(doNotContact())
        .containsExactly("email ann@example.com preferences", "sms null preferences");
    write(event("b", "customer", "subscribed", 6, ANN));
    assertThat(doNotContact()).as("that is another setting").hasSize(2);
    write(event("c", "customer", CHANGED, 4, content("{\"channels\":{\"email\":true}}")));
    assertThat(doNotContact()).as("that was before").hasSize(2);
    write(event("d", "customer", CHANGED, 7, content("{\"channels\":{\"email\":true}}")));
    assertThat(doNotContact()).containsExactly("sms null preferences");
  }

  @Test
  void aChannelThatIsSwitchedOnLaterLiftsAMessagesUnsubscribedToo() throws Exception {
    write(
        email("a", "unsubscribed", 5),
        event("b", "customer", CHANGED, 6, content("{\"channels\":{\"email\":true}}")));
    assertThat(doNotContact()).isEmpty();
  }

  @Test
  void aTopicIsKeptApart() throws Exception {
    write(
        event("a", "customer", CHANGED, 5, content("{\"topics\":{\"news\":false,\"tips\":true}}")));
    assertThat(doNotContact()).isEmpty();
    assertThat(tables.rows("SELECT * FROM topic_opt_outs"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("topic", "news")
                    .containsEntry("object_type", "customer")
                    .containsEntry("address", "ann@example.com")
                    .containsEntry("since", at(5)));
    assertThat(new DatabaseReader(database).topicOptOuts("default", "d9c1")).hasSize(1);
  }

  @Test
  void theReaderSaysWhatTheViewSays() throws Exception {
    DatabaseReader reader = new DatabaseReader(database);
    write(email("a", "unsubscribed", 5));
    assertThat(reader.doNotContact("default", "d9c1", null)).hasSize(1);
    assertThat(reader.doNotContact("default", "nobody", "Ann <ann@Example.com>")).hasSize(1);
    assertThat(reader.doNotContact("default", "nobody", "bob@example.com")).isEmpty();
  }

  @Test
  void aTimeFarAheadDoesNotWinForEver() throws Exception {
    long years = 10L * 365 * 86_400;
    write(event("a", "customer", "unsubscribed", years, ANN));
    assertThat(doNotContact()).hasSize(1);
    long afterReceived = Samples.RECEIVED.getEpochSecond() - Samples.NOON + 60;
    write(event("b", "customer", "subscribed", afterReceived, ANN));
    assertThat(doNotContact()).isEmpty();
    assertThat(person()).containsEntry("last_event_at", at(afterReceived));
  }

  @Test
  void phonesAndDevicesFindTheirPerson() throws Exception {
    write(
        event("a", "sms", "sent", 1, ANN + ",\"recipient\":\"+14155550100\""),
        event("b", "push", "sent", 2, ANN + ",\"recipients\":[{\"device_id\":\"tOken\"}]"));
    DatabaseReader reader = new DatabaseReader(database);
    for (String who :
        List.of("+1 (415) 555-0100", "+14155550100", "tOken", "Ann <ann@example.com>", "42")) {
      assertThat(reader.people(who, null)).as(who).hasSize(1);
    }
    assertThat(reader.people("token", null)).isEmpty();
  }
}
