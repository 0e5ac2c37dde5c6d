package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.operations.Bodies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What asks the database and the warehouse themselves.
 *
 * <p>Over 10 s: queries must run into their time limits of a second.
 */
class RealFilesTest {
  @TempDir static Path folder;
  private static RealFolder files;

  @BeforeAll
  static void receive() throws Exception {
    files = new RealFolder(folder);
    files.receive(Bodies.opened("e1", "ada"));
    files.receive(Bodies.email("e2", "clicked", "ada"));
    files.receive(Bodies.email("e3", "bounced", "bob"));
    files.deliver();
  }

  @AfterAll
  static void close() {
    files.close();
  }

  @ParameterizedTest
  @EnumSource
  void answersSql(Way way) {
    Result result =
        run(
            way,
            "sql",
            "SELECT event_type, count(*) AS n FROM delivery_events GROUP BY 1 ORDER BY 1");
    assertThat(result.out())
        .isEqualToNormalizingNewlines(
            """
            event_type     n
            email_bounced  1
            email_clicked  1
            email_opened   1
            """);
  }

  @ParameterizedTest
  @EnumSource
  void answersSqlAsJsonAndCsv(Way way) {
    String query =
        "SELECT event_id, campaign_id, human, NULL AS nothing FROM delivery_events"
            + " WHERE event_id = 'e1'";
    JsonNode json = JsonMapper.shared().readTree(run(way, "sql", query, "--format", "json").out());
    assertThat(json.toString())
        .isEqualTo("[{\"event_id\":\"e1\",\"campaign_id\":23,\"human\":true,\"nothing\":null}]");
    assertThat(run(way, "sql", query, "--format", "csv").out())
        .isEqualTo("event_id,campaign_id,human,nothing\r\ne1,23,true,\r\n");
  }

  @ParameterizedTest
  @EnumSource
  void namesEachColumnOnce(Way way) {
    assertThat(run(way, "sql", "SELECT 1 AS a, 2 AS a", "--format", "json").out())
        .contains("{\"a\":1,\"a_2\":2}");
  }

  @ParameterizedTest
  @EnumSource
  void stopsAtTheLimit(Way way) {
    Result result = run(way, "sql", "SELECT * FROM range(100) t(n)", "--max-rows", "3");
    assertThat(result.out().lines()).hasSize(4);
    assertThat(result.err()).contains("first 3 rows");
    assertThat(result.exitCode()).as("as was asked for").isZero();
  }

  @ParameterizedTest
  @EnumSource
  void moreRowsThanItGivesUnaskedIsNoSuccess(Way way) {
    Result result = run(way, "sql", "SELECT * FROM range(10001) t(n)", "--format", "csv");
    assertThat(result.out().lines()).hasSize(10_001);
    assertThat(result.err()).contains("Only the first 10,000 rows", "--max-rows 0");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void givesAllRowsAsTheyCome(Way way) {
    String query = "SELECT n, 'a' || n AS n FROM range(%s) t(n)";
    Result csv = run(way, "sql", query.formatted(250_000), "--max-rows", "0", "--format", "csv");
    assertThat(csv.exitCode()).as(csv.err()).isZero();
    assertThat(csv.out().lines())
        .hasSize(250_001)
        .startsWith("n,n_2", "0,a0")
        .endsWith("249999,a249999");
    Result json = run(way, "sql", query.formatted(3), "--max-rows", "0", "--format", "json");
    assertThat(JsonMapper.shared().readTree(json.out()).get(2).toString())
        .isEqualTo("{\"n\":2,\"n_2\":\"a2\"}");
    Result none = run(way, "sql", query.formatted(0), "--max-rows", "0", "--format", "json");
    assertThat(none.out().strip()).isEqualTo("[]");
    Result people =
        run(
            way,
            "sql",
            "--on",
            "database",
            "SELECT event_id FROM activity",
            "--max-rows",
            "0",
            "--format",
            "csv");
    assertThat(people.out().lines()).containsExactlyInAnyOrder("event_id", "e1", "e2", "e3");
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatEndsTooSoonIsNoSuccess(Way way) {
    Result late =
        run(
            way,
            "sql",
            "SELECT count(*) FROM range(100000000000) t(n)",
            "--max-rows",
            "0",
            "--timeout",
            "1",
            "--format",
            "csv");
    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.err()).contains("stopped after 1 s");
    assertThat(run(way, "sql", "SELECT nonsense", "--max-rows", "0", "--format", "csv").exitCode())
        .isEqualTo(1);
    assertThat(run(way, "sql", "SELECT 1", "--max-rows", "0").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1; SELECT 2",
        "COPY delivery_events TO '/tmp/x.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "ATTACH '/tmp/other.duckdb'",
        "SET memory_limit = '10GB'",
        "DELETE FROM delivery_events",
        "INSTALL httpfs",
        "SELECT nonsense FROM nowhere"
      })
  void refusesAllElse(String query) {
    for (Way way : Way.values()) {
      Result result = run(way, "sql", query);
      assertThat(result.exitCode()).as(query).isEqualTo(1);
      assertThat(result.err()).startsWith("tailrace: ").doesNotContain("\tat ");
      assertThat(result.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsAnEndlessQuery(Way way) {
    Result result =
        run(
            way,
            "sql",
            "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t",
            "--timeout",
            "1");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("stopped after 1 s");
  }

  @ParameterizedTest
  @EnumSource
  void aPersonIsSoughtInFeedsThatAreThere(Way way) {
    Result result = run(way, "person", "ada", "--feed", "nope");
    assertThat(result.err()).contains("no feed named 'nope'");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void explainsWithTheRowsThemselves(Way way) {
    assertThat(run(way, "explain", "e1").out())
        .containsPattern("database +written")
        .containsPattern("warehouse +written")
        .contains("the database has its row")
        .contains("the warehouse has its row");
  }

  @ParameterizedTest
  @EnumSource
  void exportsParquet(Way way, @TempDir Path target) throws Exception {
    Path into = target.resolve("out");
    Result result = run(way, "export", into.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("3 rows in 1 file (");
    try (Stream<Path> written = Files.walk(into)) {
      assertThat(written.filter(file -> file.toString().endsWith(".parquet"))).hasSize(1);
    }
    Result again = run(way, "export", into.toString());
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("there already");
    assertThat(run(way, "export", target.resolve("none").toString(), "--to", "1d").out())
        .startsWith("0 rows in 0 files");
  }

  @ParameterizedTest
  @EnumSource
  void aReversedSpanIsWrongUsage(Way way, @TempDir Path target) {
    Result export = run(way, "export", target.toString(), "--from", "1d", "--to", "7d");
    assertThat(export.exitCode()).isEqualTo(2);
    assertThat(export.err()).contains("nothing lies between");
    Result replay =
        run(way, "replay", "--sink", "warehouse", "--from", "1d", "--to", "7d", "--yes");
    assertThat(replay.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void answersSqlOnTheDatabase(Way way) {
    String query = "SELECT metric, human FROM activity WHERE person = 'ada' ORDER BY 1";
    assertThat(run(way, "sql", "--on", "database", query, "--format", "csv").out())
        .isEqualTo("metric,human\r\nclicked,1\r\nopened,1\r\n");
    for (String refused :
        List.of(
            "DELETE FROM activity",
            "SELECT 1; SELECT 2",
            "ATTACH '/tmp/x' AS x",
            "PRAGMA journal_mode = DELETE",
            "SELECT readfile('/etc/passwd')",
            "SELECT load_extension('/tmp/x')",
            "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM"
                + " t")) {
      Result result = run(way, "sql", "--on", "database", refused, "--timeout", "1");
      assertThat(result.exitCode()).as(refused).isEqualTo(1);
      assertThat(result.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatAPersonGotAndDid(Way way) {
    Result ada = run(way, "person", "ADA@example.com");
    assertThat(ada.exitCode()).isZero();
    assertThat(ada.out())
        .contains("ada, ada@example.com")
        .contains("yes: nothing says not to")
        .containsPattern("email +delivered +Hello +campaign 23 +1 +1")
        .containsPattern("email_clicked +campaign 23 +a person");
    assertThat(run(way, "person", "bob").out())
        .contains("no: not by email to bob@example.com, bounced (permanent_other) since 2");
    JsonNode json =
        JsonMapper.shared().readTree(run(way, "person", "bob", "--format", "json").out());
    assertThat(json.at("/people/0/may_contact").asBoolean(true)).isFalse();
  }

  @Test
  void cutsNoIdOfAPersonsEventsOnANarrowTerminal() {
    try (Trial trial = new Trial(Way.FILES, folder, files::parts).width(80)) {
      List<String> lines = trial.run("person", "ada").out().lines().toList();
      assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
      assertThat(lines).anyMatch(line -> line.endsWith("email_clicked  e2"));
      assertThat(lines).anyMatch(line -> line.startsWith("  a person, campaign 23"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNoForSomebodyUnknown(Way way) {
    Result result = run(way, "person", "nobody");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("'nobody'");
  }

  private static Result run(Way way, String... arguments) {
    try (Trial trial = new Trial(way, folder, files::parts)) {
      return trial.run(arguments);
    }
  }
}
