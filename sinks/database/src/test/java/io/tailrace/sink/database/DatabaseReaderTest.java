package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseReaderTest extends Scene {
  private DatabaseReader reader;

  @BeforeEach
  void fill() throws Exception {
    reader = new DatabaseReader(database);
    write(
        email("a", "sent", 0),
        email("b", "opened", 5),
        email("c", "bounced", 6, "\"failure_message\":\"550 gone\""),
        event("d", "customer", "unsubscribed", 7, ANN),
        event("e", "email", "sent", 0, "\"email_address\":\"Bob@Example.com\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"d9c1", "42", "ANN@example.COM", "Ann@example.com"})
  void aPersonIsFoundByAnyName(String name) throws Exception {
    assertThat(reader.people(name, null))
        .singleElement()
        .satisfies(person -> assertThat(person).containsEntry("person", "d9c1"));
    assertThat(reader.people(name, "default")).hasSize(1);
    assertThat(reader.people(name, "other")).isEmpty();
  }

  @Test
  void onlyAnAddressIsFoundInAnyCase() throws Exception {
    assertThat(reader.people("BOB@EXAMPLE.COM", null)).hasSize(1);
    assertThat(reader.people("D9C1x", null)).isEmpty();
  }

  /** PostgreSQL takes no NUL, and what is kept has none either. */
  @Test
  void whatNoDatabaseTakesFindsNobody() throws Exception {
    assertThat(reader.people("d9c1\0", null)).isEmpty();
    assertThat(reader.doNotContact("default", "d9c1\0", "\ud800")).isEmpty();
  }

  @Test
  void reasonsNotToWriteComeFromBoth() throws Exception {
    assertThat(reader.doNotContact("default", "d9c1", "Ann@example.com"))
        .extracting(row -> row.get("reason"))
        .containsExactly("bounced", "unsubscribed");
    assertThat(reader.doNotContact("default", "nobody", "ann@example.com")).hasSize(2);
    assertThat(reader.doNotContact("default", "nobody", null)).isEmpty();
  }

  @Test
  void activityIsNewestFirst() throws Exception {
    assertThat(reader.activity("default", "d9c1", 3))
        .extracting(row -> row.get("event_id"))
        .containsExactly("d", "c", "b");
  }

  @Test
  void deliveriesAndEventsAreThere() throws Exception {
    assertThat(reader.deliveries("default", "d9c1", 10)).hasSize(1);
    assertThat(reader.delivery("default", "D1")).containsEntry("status", "bounced");
    assertThat(reader.delivery("default", "D2")).isEmpty();
    assertThat(reader.holds("default", "a")).isTrue();
    assertThat(reader.holds("other", "a")).isFalse();
    assertThat(reader.counts()).isEqualTo(new DatabaseCounts(2, 1, 1, 5, 5, 0, 0));
  }

  @Test
  void aQuestionEndsWhenItsTimeIsOver() throws Exception {
    String endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
            + " SELECT count(*) FROM n";
    DatabaseReader hurried = reader.within(Duration.ofMillis(100));
    assertThatThrownBy(() -> hurried.ask(endless))
        .isInstanceOf(QueryTooSlowException.class)
        .hasMessage(
            "This takes the database longer than 0.1 s, so it was stopped: narrow the range, or"
                + " filter more.");
    assertThatThrownBy(() -> hurried.ask(endless)).isInstanceOf(QueryTooSlowException.class);
    assertThat(reader.within(Duration.ofSeconds(2)).holds("default", "a")).isTrue();
  }

  @Test
  void whatIsWrongOtherwiseIsNotTooSlow() {
    assertThatThrownBy(() -> reader.within(Duration.ofSeconds(2)).ask("SELECT nothing"))
        .isInstanceOf(SinkUnavailableException.class)
        .isNotInstanceOf(QueryTooSlowException.class);
  }

  /** None of the questions that are asked all day may read a whole table. */
  @Test
  void everyQuestionHasAnIndex() throws Exception {
    for (String query :
        List.of(
            "SELECT * FROM do_not_contact WHERE address = 'a'",
            "SELECT * FROM do_not_contact WHERE feed = 'f' AND address = 'a'",
            "SELECT * FROM do_not_contact WHERE person = 'p' AND feed = 'f'",
            "SELECT * FROM people WHERE customer_id = '42'",
            "SELECT * FROM people WHERE lower(email_address) = 'a'",
            "SELECT * FROM deliveries WHERE delivery_id = 'D' AND feed = 'f'",
            "SELECT * FROM deliveries WHERE person = 'p'",
            "SELECT * FROM activity WHERE event_id = 'e'",
            "SELECT * FROM activity WHERE person = 'p' AND feed = 'f' ORDER BY timestamp DESC",
            "SELECT metric, sum(events) FROM provider_counts WHERE hour >= '2026-01-01T00:00:00Z' AND hour < '2027-01-01T00:00:00Z' GROUP BY metric",
            "SELECT metric, sum(events) FROM source_counts WHERE hour >= '2026-01-01T00:00:00Z' AND hour < '2027-01-01T00:00:00Z' GROUP BY metric",
            "SELECT sent_at FROM deliveries WHERE seq >= 1 AND seq < 5 AND feed = 'f' AND campaign_id = 7",
            "SELECT received_at FROM activity WHERE seq >= 5 ORDER BY seq LIMIT 1",
            "SELECT * FROM hourly_counts WHERE hour >= '2026-01-01T00:00:00Z' AND hour < '2027-01-01T00:00:00Z'")) {
      assertThat(tables.fullScans(query)).as(query).isEmpty();
    }
  }
}
