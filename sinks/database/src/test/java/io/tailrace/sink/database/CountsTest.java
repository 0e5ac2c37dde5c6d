package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the activity holds, and what it lets be counted. */
class CountsTest extends Scene {
  private List<Map<String, Object>> counts() throws Exception {
    return tables.rows("SELECT * FROM hourly_counts ORDER BY hour, metric, campaign_id");
  }

  @Test
  void eachEventCountsOnceInItsHour() throws Exception {
    write(
        email("a", "opened", 0, "\"campaign_id\":7"),
        email("b", "opened", 1800, "\"campaign_id\":7", "\"prefetched\":true"),
        email("c", "opened", 3600, "\"campaign_id\":7"),
        email("a", "opened", 0, "\"campaign_id\":7"));
    write(email("a", "opened", 0, "\"campaign_id\":7"));
    assertThat(counts()).hasSize(2);
    assertThat(counts().get(0))
        .containsEntry("hour", at(0))
        .containsEntry("object_type", "email")
        .containsEntry("metric", "opened")
        .containsEntry("campaign_id", 7)
        .containsEntry("newsletter_id", 0)
        .containsEntry("mailbox_provider", "other")
        .containsEntry("events", 2)
        .containsEntry("human", 1);
  }

  @Test
  void aPersonsEventIsItsOwnKind() throws Exception {
    write(event("a", "email", "unsubscribed", 0, ANN));
    assertThat(counts().get(0)).containsEntry("object_type", "customer");
    assertThat(tables.row("SELECT * FROM activity"))
        .containsEntry("event_type", "customer_unsubscribed");
  }

  @Test
  void theMailboxProviderIsThatOfAMailsAddress() throws Exception {
    write(
        event("a", "email", "sent", 0, "\"recipient\":\"Ann <ann@Yahoo.co.uk>\""),
        event("b", "email", "opened", 0, "\"identifiers\":{\"email\":\"ann@gmail.com\"}"),
        event("c", "sms", "sent", 0, "\"email_address\":\"ann@gmail.com\""));
    assertThat(counts())
        .extracting(row -> row.get("metric") + " " + row.get("mailbox_provider"))
        .containsExactlyInAnyOrder("sent yahoo", "opened gmail", "sent other");
  }

  @Test
  void activityIsALineOfAPersonsStory() throws Exception {
    write(email("a", "clicked", 5, "\"href\":\"https://x\"", "\"campaign_id\":7"));
    assertThat(tables.row("SELECT * FROM activity"))
        .containsEntry("event_id", "a")
        .containsEntry("event_type", "email_clicked")
        .containsEntry("source", "webhook")
        .containsEntry("person", "d9c1")
        .containsEntry("timestamp", at(5))
        .containsEntry("received_at", "2026-11-24T06:00:00.123Z")
        .containsEntry("delivery_id", "D1")
        .containsEntry("campaign_id", 7)
        .containsEntry("href", "https://x")
        .containsEntry("human", 1);
  }

  @Test
  void countsAreReadByHourAndMetric() throws Exception {
    DatabaseReader reader = new DatabaseReader(database);
    assertThat(reader.happened().firstHour("default")).isEmpty();
    write(
        email("a", "opened", 0, "\"campaign_id\":7"),
        email("b", "opened", 1800, "\"campaign_id\":7", "\"prefetched\":true"),
        email("c", "sent", 3600, "\"transactional_message_id\":2"),
        event("d", "sms", "sent", 3600, "\"delivery_id\":\"D2\""),
        event("e", "email", "unsubscribed", 0, ANN));
    Instant noon = Instant.parse(at(0));
    assertThat(reader.happened().firstHour("default")).contains(noon);
    HourCount opened = new HourCount(noon, "opened", 2, 1);
    Instant one = noon.plusSeconds(3600);
    assertThat(counted(reader, null, null)).containsOnly(opened, new HourCount(one, "sent", 2, 0));
    assertThat(counted(reader, CountsQuery.SourceColumn.CAMPAIGN, null)).containsExactly(opened);
    assertThat(counted(reader, CountsQuery.SourceColumn.NEWSLETTER, null)).isEmpty();
    assertThat(counted(reader, CountsQuery.SourceColumn.NOT_TRANSACTIONAL, "sms"))
        .containsExactly(new HourCount(one, "sent", 1, 0));
    assertThat(reader.happened().hourCounts(new CountsQuery("default", one, one, null, 0, null)))
        .isEmpty();
  }

  private static List<HourCount> counted(
      DatabaseReader reader, CountsQuery.SourceColumn source, String type) throws Exception {
    Instant noon = Instant.parse(at(0));
    return reader
        .happened()
        .hourCounts(new CountsQuery("default", noon, noon.plusSeconds(7200), source, 7, type));
  }
}
