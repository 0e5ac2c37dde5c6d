package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.Source;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.sink.TrialRecords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns of {@code delivery_events}, and what an event becomes in them. */
class DuckDbColumnsTest {
  @TempDir Path folder;

  @Test
  void theTableHasTheColumnsOfTheContract() throws Exception {
    try (Trial trial = Trial.open(folder)) {
      assertThat(
              trial.texts(
                  "SELECT column_name || ' ' || data_type || CASE WHEN is_nullable THEN '' ELSE '"
                      + " not null' END FROM duckdb_columns() WHERE table_name = 'delivery_events'"
                      + " ORDER BY column_index"))
          .containsExactly(
              "event_id VARCHAR not null",
              "feed VARCHAR not null",
              "source VARCHAR not null",
              "event_type VARCHAR not null",
              "object_type VARCHAR not null",
              "metric VARCHAR not null",
              "timestamp TIMESTAMP not null",
              "received_at TIMESTAMP not null",
              "inserted_at TIMESTAMP not null",
              "person VARCHAR",
              "customer_id VARCHAR",
              "cio_id VARCHAR",
              "email_address VARCHAR",
              "recipient VARCHAR",
              "recipient_domain VARCHAR",
              "delivery_id VARCHAR",
              "journey_id VARCHAR",
              "trigger_event_id VARCHAR",
              "subject VARCHAR",
              "href VARCHAR",
              "failure_message VARCHAR",
              "tracked_response VARCHAR",
              "campaign_id BIGINT",
              "broadcast_id BIGINT",
              "newsletter_id BIGINT",
              "transactional_message_id BIGINT",
              "action_id BIGINT",
              "parent_action_id BIGINT",
              "content_id BIGINT",
              "trigger_id BIGINT",
              "link_id BIGINT",
              "proxied BOOLEAN",
              "prefetched BOOLEAN",
              "synthetic BOOLEAN",
              "machine BOOLEAN",
              "human BOOLEAN",
              "data JSON");
    }
  }

  @Test
  void anEventFillsItsColumns() throws Exception {
    String data =
        "{\"identifiers\":{\"id\":\"42\",\"email\":\"A@Example.com\",\"cio_id\":\"c1\"},\"recipient\":\"A@Example.com\","
            + "\"delivery_id\":\"d1\",\"journey_id\":\"j\",\"trigger_event_id\":\"t\",\"subject\":\"Hi\",\"href\":\"https://x\","
            + "\"failure_message\":\"f\",\"tracked_response\":\"r\",\"campaign_id\":1,\"broadcast_id\":\"2\","
            + "\"newsletter_id\":3,\"transactional_message_id\":4,\"action_id\":5,\"parent_action_id\":6,\"content_id\":7,"
            + "\"trigger_id\":8,\"link_id\":9,\"proxied\":true,\"prefetched\":false,\"machine\":true}";
    try (Trial trial = Trial.open(folder)) {
      SinkRecord record =
          TrialRecords.of(1, "eu", Source.DEMO, TrialRecords.json("e1", "email", "clicked", data));
      trial.write(record);
      Map<String, Object> row = trial.sink.reader().find("eu", "e1").orElseThrow();
      assertThat(row.values())
          .containsExactly(
              "e1",
              "eu",
              "demo",
              "email_clicked",
              "email",
              "clicked",
              "2026-03-01 09:00:00",
              "2026-03-01 09:00:00.001",
              "2026-03-01 09:01:00",
              "c1",
              "42",
              "c1",
              "A@Example.com",
              "A@Example.com",
              "example.com",
              "d1",
              "j",
              "t",
              "Hi",
              "https://x",
              "f",
              "r",
              1L,
              2L,
              3L,
              4L,
              5L,
              6L,
              7L,
              8L,
              9L,
              true,
              false,
              null,
              true,
              false,
              data);
      assertThat(trial.sink.reader().find("eu", "e1", record.record().receivedAt())).contains(row);
      assertThat(trial.sink.reader().find("us", "e1")).isEmpty();
      assertThat(trial.sink.reader().count()).isOne();
    }
  }

  @Test
  void dataLeavesOutWholeMailsUnlessAskedFor(@TempDir Path other) throws Exception {
    SinkRecord sent =
        Trial.event(0, "e", "sent", "{\"content\":\"<html>\",\"headers\":{\"A\":[\"b\"]},\"x\":1}");
    try (Trial trial = Trial.open(folder)) {
      trial.write(sent);
      assertThat(trial.texts("SELECT json_keys(data)::VARCHAR FROM delivery_events"))
          .containsExactly("[x]");
    }
    DuckDbSettings whole = DuckDbSettings.in(other).withContent(true);
    try (Trial trial = Trial.opened(new Trial(whole))) {
      trial.write(sent);
      assertThat(trial.texts("SELECT data->>'content' FROM delivery_events"))
          .containsExactly("<html>");
    }
  }

  @Test
  void halfOfACharacterDoesNotBreakQueriesIntoData() throws Exception {
    String half =
        "{\"a\":\"x\\ud83d"
            + " y\",\"b\":\"\\\\ud83d\",\"c\":\"\\uD83D\\uDE00\",\"d\":\"\\ude00\\ud83d\"}";
    try (Trial trial = Trial.open(folder)) {
      trial.write(Trial.event(0, "e", "sent", half));
      assertThat(
              trial.rows(
                  "SELECT data->>'a', data->>'b', data->>'c', data->>'d' FROM delivery_events"))
          .containsExactly(List.of("x\ufffd y", "\\ud83d", "😀", "\ufffd\ufffd"));
    }
  }

  @Test
  void aTableWithOtherColumnsIsNotWritten() throws Exception {
    try (Trial trial = Trial.open(folder)) {
      trial.writeUpTo(3);
    }
    execute("ALTER TABLE delivery_events ADD COLUMN mine INTEGER");
    try (Trial trial = Trial.closed(folder)) {
      assertThatThrownBy(trial.sink::open)
          .isInstanceOf(SinkUnavailableException.class)
          .hasMessageContaining("rename the table");
      execute("ALTER TABLE delivery_events DROP COLUMN mine");
      trial.sink.open();
      assertThat(trial.offset()).isEqualTo(3);
    }
  }

  @Test
  void aRowThatTheTableRefusesRejectsTheBatchAndNothingElse() throws Exception {
    try (Trial trial = Trial.open(folder)) {
      trial.writeUpTo(2);
    }
    execute("UPDATE delivery_events SET subject = ''");
    execute("ALTER TABLE delivery_events ALTER COLUMN subject SET NOT NULL");
    try (Trial trial = Trial.open(folder)) {
      assertThatThrownBy(() -> trial.write(Trial.event(2, "e", "sent", "{}")))
          .isInstanceOf(BatchRejectedException.class)
          .hasMessageContaining("subject");
      assertThat(trial.offset()).isEqualTo(2);
      trial.write(Trial.event(2, "e", "sent", "{\"subject\":\"now\"}"));
      assertThat(trial.ids()).containsExactly("event-0", "event-1", "e");
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** As in the database, so that the two can be joined. */
  @Test
  void whatNoTextCanHoldIsReplacedInColumnsToo() throws Exception {
    try (Trial trial = Trial.open(folder)) {
      trial.write(
          Trial.event(
              0, "e0", "sent", "{\"subject\":\"a\\ud83d b\\u0000\",\"href\":\"\\ud83d\\ude00\"}"));
      assertThat(trial.rows("SELECT subject, href FROM delivery_events"))
          .containsExactly(List.of("a\ufffd b\ufffd", "\ud83d\ude00"));
    }
  }
}
