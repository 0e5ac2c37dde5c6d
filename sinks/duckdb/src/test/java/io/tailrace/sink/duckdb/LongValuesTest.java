package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long values are read as ever, but not where a query could have one of them in each of many rows.
 */
class LongValuesTest {
  private static final SqlLimits LIMITS =
      new SqlLimits(Duration.ofSeconds(20), 1_000, 1_000, 1_000_000);
  private static final int LONG = 2_000_000;
  private static final int SHORT = 200;
  @TempDir static Path folder;
  private static Trial trial;

  @BeforeAll
  static void open() throws Exception {
    trial = Trial.open(folder);
    for (int i = 0; i < 10; i++) {
      trial.write(
          Trial.event(i, "long-" + i, "sent", data("\"custom\":\"" + "x".repeat(LONG) + '"')));
    }
    for (int i = 10; i < 10 + SHORT; i++) {
      trial.write(Trial.event(i, "short-" + i, "opened", data("\"campaign_id\":7")));
    }
  }

  private static String data(String more) {
    return "{\"delivery_id\":\"d\"," + more + '}';
  }

  @AfterAll
  static void close() {
    trial.close();
  }

  /** Each of these would make a text of {@link #LONG} characters in a hundred rows or more. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT max(length(a.data::VARCHAR || b.data::VARCHAR)) FROM delivery_events a, delivery_events b",
        "SELECT max(length(upper(a.data::VARCHAR))) FROM delivery_events a JOIN delivery_events b ON a.feed = b.feed",
        "SELECT max(length(upper(data::VARCHAR))) FROM delivery_events, range(1000)",
        "SELECT max(length(upper((SELECT max(data::VARCHAR) FROM delivery_events) || event_id))) FROM delivery_events",
        "SELECT max(length(upper(d))) FROM (SELECT first_value(data::VARCHAR) OVER (ORDER BY event_id) d FROM delivery_events)",
        "SELECT max(length(upper(d))) FROM (SELECT data::VARCHAR d, unnest([1, 2, 3, 4, 5, 6, 7, 8]) FROM delivery_events)",
        "WITH delivery_events AS (SELECT * FROM delivery_events) SELECT max(length(upper(a.data::VARCHAR)))"
            + " FROM delivery_events a, delivery_events b",
        "WITH RECURSIVE t AS (SELECT 1 n, data::VARCHAR d FROM delivery_events UNION ALL"
            + " SELECT n + 1, d FROM t WHERE n < 50) SELECT max(length(upper(d))) FROM t"
      })
  void areRefusedWhereRowsMultiply(String query) throws Exception {
    long before = Memory.residentMegabytes();
    assertThatThrownBy(() -> trial.sink.reader().sql(query, LIMITS))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("longer than 16 KiB");
    assertThat(Memory.residentMegabytes() - before).isLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM main.delivery_events a, main.delivery_events b",
        "SELECT count(*) FROM warehouse.main.delivery_events a, delivery_events b"
      })
  void aSchemaDoesNotPassThemBy(String query) {
    assertThatThrownBy(() -> trial.sink.reader().sql(query, LIMITS))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("without their schema");
  }

  @Test
  void rowsWithoutThemAreJoinedAsEver() throws Exception {
    assertThat(
            rows(
                "SELECT count(*), max(length(a.data::VARCHAR || b.data::VARCHAR)) < 200 FROM delivery_events a"
                    + " JOIN delivery_events b USING (feed) WHERE a.metric = 'opened' AND b.metric = 'opened'"))
        .containsExactly(List.of((long) SHORT * SHORT, true));
    assertThat(rows("SELECT count(*) FROM delivery_events a, delivery_events b"))
        .containsExactly(List.of((SHORT + 10L) * (SHORT + 10L)));
  }

  @Test
  void theyAreReadWhereRowsDoNotMultiply() throws Exception {
    assertThat(rows("SELECT max(length(upper(data::VARCHAR))) > " + LONG + " FROM delivery_events"))
        .containsExactly(List.of(true));
  }

  private static List<List<Object>> rows(String query) throws Exception {
    return trial.sink.reader().sql(query, LIMITS).rows();
  }
}
