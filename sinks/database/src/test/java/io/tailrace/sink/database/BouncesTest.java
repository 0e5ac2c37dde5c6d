package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.sink.SinkRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why messages were refused, counted by the hour, and what is shown of it. */
class BouncesTest extends Scene {
  private static final String GONE = "\"failure_message\":\"550 5.1.1 no such user\"";
  private static final String DMARC = "\"failure_message\":\"550 5.7.515 Access denied\"";

  private List<String> counts() throws Exception {
    return tables
        .rows(
            "SELECT hour, metric, cause, campaign_id, mailbox_provider, events FROM bounce_counts"
                + " ORDER BY hour, metric, cause, campaign_id, mailbox_provider")
        .stream()
        .map(row -> row.values().toString())
        .toList();
  }

  private static SinkRecord at(String provider, String id, long second, String... fields) {
    String to = "\"delivery_id\":\"" + id + "\",\"recipient\":\"x@" + provider + "\"," + ANN;
    return event(id, "email", "bounced", second, with(to, fields));
  }

  @Test
  void eachRefusalCountsOnceByItsCause() throws Exception {
    SinkRecord[] events = {
      at("hotmail.com", "a", 0, DMARC, "\"campaign_id\":7"),
      at("outlook.com", "b", 1800, DMARC, "\"campaign_id\":7"),
      at("gmail.com", "c", 3600, GONE),
      email("d", "deferred", 60, GONE),
      email("e", "sent", 0),
      email("f", "failed", 0, GONE)
    };
    write(events);
    write(events);
    assertThat(counts())
        .containsExactly(
            "[%s, bounced, authentication, 7, microsoft, 2]".formatted(at(0)),
            "[%s, deferred, temporary_other, 0, other, 1]".formatted(at(0)),
            "[%s, bounced, bad_address, 0, gmail, 1]".formatted(at(3600)));
    assertThat(tables.rows("SELECT event_id, cause FROM activity WHERE cause IS NOT NULL"))
        .hasSize(4);
  }

  @Test
  void aSampleIsTheLatestOfItsHour() throws Exception {
    write(
        at("hotmail.com", "b", 1800, "\"failure_message\":\"550 5.7.515 later\""),
        at("hotmail.com", "a", 60, DMARC));
    assertThat(tables.row("SELECT * FROM bounce_samples"))
        .containsEntry("hour", at(0))
        .containsEntry("cause", "authentication")
        .containsEntry("mailbox_provider", "microsoft")
        .containsEntry("first_event_at", at(60))
        .containsEntry("last_event_at", at(1800))
        .containsEntry("delivery_id", "b")
        .containsEntry("failure_message", "550 5.7.515 later");
  }

  @Test
  void theRealEventTakesABackfilledOnesPlace() throws Exception {
    write(backfilled("email", "bounced", 5));
    assertThat(counts())
        .containsExactly("[%s, bounced, permanent_other, 0, other, 1]".formatted(at(0)));
    write(email("a", "bounced", 3700, GONE));
    assertThat(counts())
        .containsExactly("[%s, bounced, bad_address, 0, other, 1]".formatted(at(3600)));
    write(backfilled("email", "bounced", 5));
    assertThat(counts()).hasSize(1);
  }

  @Test
  void theyAreKeptAsLongAsHourlyCounts() throws Exception {
    Instant now = Instant.ofEpochSecond(Samples.NOON);
    Duration kept = DatabaseRetention.DEFAULT.hourlyCounts();
    write(email("a", "bounced", -kept.toSeconds() - 3_600, GONE));
    write(email("b", "bounced", -kept.toSeconds() + 3_600, GONE));
    new DatabaseUpkeep(database, DatabaseRetention.DEFAULT).sweep(now);
    for (String table : List.of("hourly_counts", "bounce_counts", "bounce_samples")) {
      assertThat(tables.rows("SELECT hour FROM " + table)).as(table).hasSize(1);
    }
  }

  /** A device says why for itself. */
  @Test
  void aPushIsRefusedForWhatItsDeviceSays() throws Exception {
    write(
        event(
            "a",
            "push",
            "bounced",
            0,
            "\"delivery_id\":\"P\",\"recipients\":[{\"device_id\":\"t\",\"failure_message\":"
                + "\"BadDeviceToken\"}]"));
    assertThat(counts())
        .containsExactly("[%s, bounced, bad_address, 0, other, 1]".formatted(at(0)));
  }
}
