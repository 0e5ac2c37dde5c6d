package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over 10 s: on PostgreSQL each test makes its tables anew. */
class DeliveriesTest extends Scene {
  @Test
  void aDeliveryTellsItsWay() throws Exception {
    write(
        email("a", "sent", 0, "\"subject\":\"Hello\"", "\"campaign_id\":7", "\"action_id\":\"12\""),
        email("b", "delivered", 2),
        email("c", "opened", 5));
    assertThat(delivery())
        .containsEntry("status", "delivered")
        .containsEntry("object_type", "email")
        .containsEntry("person", "d9c1")
        .containsEntry("person_kind", "cio_id")
        .containsEntry("recipient", "Ann@example.com")
        .containsEntry("subject", "Hello")
        .containsEntry("campaign_id", 7)
        .containsEntry("action_id", 12)
        .containsEntry("sent_at", at(0))
        .containsEntry("delivered_at", at(2))
        .containsEntry("opened_at", at(5))
        .containsEntry("first_event_at", at(0))
        .containsEntry("last_event_at", at(5));
  }

  @ParameterizedTest
  @CsvSource({
    "drafted, drafted",
    "drafted attempted, attempted",
    "deferred attempted, deferred",
    "sent deferred, sent",
    "delivered sent drafted, delivered",
    "sent opened, delivered",
    "sent clicked, delivered",
    "converted, delivered",
    "spammed, delivered",
    "unsubscribed, delivered",
    "delivered undeliverable, undeliverable",
    "undeliverable failed, failed",
    "failed dropped opened, dropped",
    "bounced delivered dropped, bounced",
    "teleported, "
  })
  void theStatusSaysHowFarItGot(String metrics, String status) throws Exception {
    int second = 0;
    for (String metric : metrics.split(" ", -1)) {
      write(email("id" + second, metric, second));
      second++;
    }
    assertThat(delivery()).containsEntry("status", status);
  }

  @Test
  void theEarliestOfEachMetricCountsAndEachEventOnce() throws Exception {
    write(
        email("a", "opened", 9, "\"prefetched\":true"),
        email("b", "opened", 7),
        email("c", "opened", 8),
        email("c", "opened", 8),
        email("d", "clicked", 6, "\"machine\":true"),
        email("e", "clicked", 10));
    write(email("b", "opened", 7), email("e", "clicked", 10));
    assertThat(delivery())
        .containsEntry("opened_at", at(7))
        .containsEntry("human_opened_at", at(7))
        .containsEntry("clicked_at", at(6))
        .containsEntry("human_clicked_at", at(10))
        .containsEntry("opens", 3)
        .containsEntry("human_opens", 2)
        .containsEntry("clicks", 2)
        .containsEntry("human_clicks", 1);
  }

  @Test
  void theLatestFailureAndSubjectStay() throws Exception {
    write(
        email("b", "attempted", 5, "\"failure_message\":\"later\"", "\"subject\":\"edited\""),
        email("c", "attempted", 5, "\"failure_message\":\"same second, later id\""),
        email("a", "attempted", 4, "\"failure_message\":\"early\"", "\"subject\":\"draft\""),
        email("d", "sent", 9));
    assertThat(delivery())
        .containsEntry("failure_message", "same second, later id")
        .containsEntry("failure_message_from", at(5) + " c")
        .containsEntry("subject", "edited");
  }

  @Test
  void theBestNameOfThePersonStays() throws Exception {
    String deleted =
        "\"delivery_id\":\"D1\",\"recipient\":\"ann@example.com\",\"customer_id\":\"\"";
    write(event("a", "email", "opened", 0, deleted));
    assertThat(delivery()).containsEntry("person_kind", "email_address");
    write(email("b", "sent", -5));
    write(event("c", "email", "clicked", 9, deleted));
    assertThat(delivery()).containsEntry("person", "d9c1").containsEntry("person_kind", "cio_id");
  }

  @Test
  void aPersonsEventChangesNoDelivery() throws Exception {
    write(event("a", "email", "unsubscribed", 0, ANN));
    write(event("b", "email", "sent", 0, ANN));
    assertThat(tables.rows("SELECT * FROM deliveries")).isEmpty();
  }

  @Test
  void aPushTellsTheFirstReasonOfItsDevices() throws Exception {
    write(
        event(
            "a",
            "push",
            "bounced",
            0,
            "\"delivery_id\":\"D1\",\"recipients\":[{\"device_id\":\"x\"},"
                + "{\"device_id\":\"y\",\"failure_message\":\"gone\"}]"));
    assertThat(delivery()).containsEntry("failure_message", "gone").containsEntry("person", null);
  }
}
