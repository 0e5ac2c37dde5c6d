package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.bigquery.Row;
import io.tailrace.testkit.sink.TrialRecords;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each value is in its column. */
class BigQueryColumnsTest {
  private static final String DATA =
      """
      {"campaign_id":7,"broadcast_id":8,"newsletter_id":9,"transactional_message_id":10,"action_id":"11",
       "parent_action_id":12,"content_id":13,"trigger_id":14,"link_id":15,"delivery_id":"d1","journey_id":"j1",
       "trigger_event_id":"t1","subject":"Grüße 😀","href":"https://example.com/?a=1","failure_message":"full",
       "tracked_response":"yes","recipient":"Ann@Example.com","proxied":true,"prefetched":false,"synthetic":false,
       "machine":true,"content":"<html>","identifiers":{"id":"42","email":"ann@example.com","cio_id":"c42"}}\
      """;
  private World world;
  private Trial owner;

  @BeforeEach
  void open() throws Exception {
    world = new World();
    owner = Trial.open(world, 1);
  }

  @AfterEach
  void close() {
    owner.close();
    world.close();
  }

  @Test
  void textsIdsAndFlags() throws Exception {
    owner.write(Trial.event(0, "e1", "clicked", DATA));
    Row row = world.rows().get(0);
    assertTexts(
        row,
        "event_id=e1, feed=default, source=webhook, event_type=email_clicked, object_type=email,"
            + " metric=clicked");
    assertTexts(
        row,
        "person=c42, customer_id=42, cio_id=c42, email_address=ann@example.com,"
            + " recipient=Ann@Example.com");
    assertTexts(
        row,
        "recipient_domain=example.com, delivery_id=d1, journey_id=j1, trigger_event_id=t1,"
            + " subject=Grüße 😀");
    assertTexts(
        row,
        "href=https://example.com/?a=1, failure_message=full, tracked_response=yes, link_id=15");
    assertTexts(
        row,
        "campaign_id=7, broadcast_id=8, newsletter_id=9, transactional_message_id=10,"
            + " action_id=11");
    assertTexts(row, "parent_action_id=12, content_id=13, trigger_id=14, human=false");
    assertTexts(row, "proxied=true, prefetched=false, synthetic=false, machine=true");
  }

  @Test
  void timesAndData() throws Exception {
    owner.write(Trial.event(0, "e1", "sent", DATA));
    Row row = world.rows().get(0);
    assertThat(row.value("timestamp")).isEqualTo(micros(TrialRecords.START));
    assertThat(row.value("received_at")).isEqualTo(micros(TrialRecords.received(0)));
    assertThat(row.value("inserted_at")).isEqualTo(micros(world.clock.instant()));
    assertThat(row.text("data")).contains("\"subject\":\"Grüße 😀\"").doesNotContain("<html>");
    assertThat(row.value("human")).isNull();
  }

  @Test
  void whatIsNotThereIsNull() throws Exception {
    owner.write(Trial.event(0, "e1", "sent", "{\"campaign_id\":\"no number\"}"));
    Row row = world.rows().get(0);
    assertThat(row.value("campaign_id")).isNull();
    assertThat(row.value("delivery_id")).isNull();
    assertThat(row.value("proxied")).isNull();
  }

  private static void assertTexts(Row row, String expected) {
    for (String pair : expected.split(", ", -1)) {
      String column = pair.substring(0, pair.indexOf('='));
      assertThat(column + "=" + row.text(column)).isEqualTo(pair);
    }
  }

  private static long micros(Instant time) {
    return RowEncoder.micros(time);
  }
}
