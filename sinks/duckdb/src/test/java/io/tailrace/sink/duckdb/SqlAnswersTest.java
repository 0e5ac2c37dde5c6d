package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What honest queries get. */
class SqlAnswersTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void open() throws Exception {
    trial = Trial.open(folder);
    trial.writeUpTo(300);
  }

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void columnsAndRows() throws Exception {
    SqlResult result =
        sql(
            "SELECT event_type, count(*) AS n, max(timestamp) AS last FROM delivery_events GROUP BY"
                + " 1");
    assertThat(result.columns()).containsExactly("event_type", "n", "last");
    assertThat(result.rows()).containsExactly(List.of("email_opened", 300L, "2026-03-01 09:00:00"));
    assertThat(result.truncated()).isFalse();
  }

  @Test
  void everyTypeHasAPlainValue() throws Exception {
    SqlResult result =
        sql(
            "SELECT true, 1::TINYINT, 2::HUGEINT, 1.50::DECIMAL(5,2), 0.5::FLOAT, NULL, DATE"
                + " '2026-01-02', TIME '10:00', TIMESTAMPTZ '2026-01-02 03:04:05.5+02', INTERVAL 1"
                + " DAY, [1, 2], {'a': 1}, MAP {'k': 'v'}, 'x'::BLOB, '{\"j\":1}'::JSON,"
                + " '6a4ca4e5-4a2b-4b7c-9d66-2b8e3a1d9f00'::UUID");
    assertThat(result.rows().get(0))
        .isEqualTo(
            Arrays.asList(
                true,
                1L,
                BigInteger.TWO,
                new BigDecimal("1.50"),
                0.5,
                null,
                "2026-01-02",
                "10:00",
                "2026-01-02 01:04:05.5+00",
                "1 day",
                "[1, 2]",
                "{'a': 1}",
                "{k=v}",
                "x",
                "{\"j\":1}",
                "6a4ca4e5-4a2b-4b7c-9d66-2b8e3a1d9f00"));
  }

  @Test
  void rowsEndAtTheLimit() throws Exception {
    SqlResult result =
        sql(
            "SELECT event_id FROM delivery_events",
            new SqlLimits(Duration.ofSeconds(5), 7, 50, 1_000));
    assertThat(result.rows()).hasSize(7);
    assertThat(result.truncated()).isTrue();
    SqlResult all =
        sql(
            "SELECT event_id FROM delivery_events",
            new SqlLimits(Duration.ofSeconds(5), 300, 50, 9_000));
    assertThat(all.rows()).hasSize(300);
    assertThat(all.truncated()).isFalse();
  }

  @Test
  void longTextsAreCutAndSaySo() throws Exception {
    SqlResult result = sql("SELECT 'abcdefgh'", new SqlLimits(Duration.ofSeconds(5), 7, 3, 1_000));
    assertThat(result.rows()).containsExactly(List.of("abc… (8 characters)"));
  }

  @Test
  void manyTextsTogetherEndAtTheLimit() throws Exception {
    SqlResult result =
        sql(
            "SELECT md5(event_id) FROM delivery_events",
            new SqlLimits(Duration.ofSeconds(5), 300, 50, 320));
    assertThat(result.rows()).hasSize(10);
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void nowComparesInUtc() throws Exception {
    assertThat(
            sql("SELECT count(*) FROM delivery_events WHERE timestamp > now() - INTERVAL 100 YEAR")
                .rows())
        .containsExactly(List.of(300L));
    assertThat(sql("SELECT current_setting('TimeZone')").rows()).containsExactly(List.of("UTC"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM delivery_events LIMIT 3",
        "VALUES (1), (2)",
        "DESCRIBE delivery_events",
        "SHOW TABLES",
        "SUMMARIZE SELECT metric, campaign_id FROM delivery_events",
        "SELECT 1;",
        "SELECT data->>'delivery_id', data->'$.campaign_id' FROM delivery_events -- a comment",
        "SELECT * FROM delivery_events, json_each(data) LIMIT 5",
        "SELECT d::DATE, count(event_id) FROM generate_series(DATE '2026-03-01', DATE '2026-03-03',"
            + " INTERVAL 1 DAY) s(d) LEFT JOIN delivery_events ON timestamp::DATE = d GROUP BY 1",
        "SELECT time_bucket(INTERVAL 1 HOUR, timestamp) AS hour, count(*) FROM delivery_events"
            + " GROUP BY ALL ORDER BY ALL",
        "SELECT person, row_number() OVER (PARTITION BY person ORDER BY timestamp) FROM"
            + " delivery_events QUALIFY 2 > 1",
        "WITH people AS (SELECT DISTINCT person FROM delivery_events) SELECT count(*) FROM people",
        "SELECT table_name FROM information_schema.tables",
        "SELECT * FROM names",
        "SELECT list_sort(list(DISTINCT metric)), approx_quantile(campaign_id, 0.9) FROM"
            + " delivery_events",
        "SELECT '/etc/passwd', 'a; b'",
        "SELECT replace(recipient, '@example.com', ''), replace(metric, 'ed', 'ing') FROM"
            + " delivery_events",
        "SELECT regexp_replace(recipient, '[0-9]+', '#', 'g'), regexp_extract(recipient, '@(.+)$',"
            + " 1) FROM delivery_events",
        "SELECT person || ' ' || metric, concat_ws(', ', feed, source, metric) FROM"
            + " delivery_events",
        "SELECT person, string_agg(DISTINCT metric, ', ' ORDER BY metric) FROM delivery_events"
            + " GROUP BY 1",
        "WITH paths AS (SELECT person, list(metric ORDER BY timestamp) AS path FROM delivery_events"
            + " GROUP BY 1) SELECT path, count(*) FROM paths GROUP BY 1",
        "SELECT list_filter([1, 2, 3], x -> x > 1), list_transform([1, 2], x -> x * 2), [x * 2 for"
            + " x in [1, 2] if x > 1]",
        "SELECT date_trunc('week', timestamp), count(*) FILTER (metric = 'opened') FROM"
            + " delivery_events GROUP BY 1",
        "SELECT lag(timestamp) OVER (PARTITION BY person ORDER BY timestamp), sum(1) OVER (ORDER BY"
            + " received_at ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) FROM delivery_events",
        "SELECT a.person, b.metric FROM delivery_events a JOIN delivery_events b USING"
            + " (delivery_id) LEFT JOIN names n ON n.id = a.campaign_id WHERE a.metric <> b.metric",
        "SELECT json_extract_string(data, '$.identifiers.email'), json_keys(data),"
            + " data->'identifiers'->>'id' FROM delivery_events",
        "SELECT strftime(timestamp, '%Y-%m'), extract(dow FROM timestamp), timestamp AT TIME ZONE"
            + " 'UTC' FROM delivery_events",
        "SELECT CASE WHEN human THEN 1 ELSE 0 END, coalesce(subject, ''), try_cast(person AS"
            + " INTEGER), person LIKE '1%', person ILIKE 'a%', metric IN ('sent', 'opened'), NOT"
            + " human, -campaign_id FROM delivery_events",
        "SELECT campaign_id, median(epoch(received_at)), quantile_cont(epoch(timestamp), 0.9) FROM"
            + " delivery_events GROUP BY ROLLUP (1)",
        "SELECT * EXCLUDE (data) FROM delivery_events ORDER BY received_at DESC LIMIT 10"
      })
  void honestQueriesPass(String query) throws Exception {
    sql(query);
  }

  private SqlResult sql(String query) throws Exception {
    return sql(query, SqlLimits.DEFAULT);
  }

  private SqlResult sql(String query, SqlLimits limits) throws Exception {
    return trial.sink.reader().sql(query, limits);
  }
}
