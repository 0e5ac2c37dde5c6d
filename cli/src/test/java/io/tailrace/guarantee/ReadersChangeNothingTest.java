package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.CommandTrial.Result;
import io.tailrace.cli.RealCommands;
import io.tailrace.testkit.NegativeControl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A command that only asks leaves a stopped folder as it was: each byte, each time, each name. And
 * it sees all of it, also what only a write-ahead log has.
 */
class ReadersChangeNothingTest {
  private static final int EVENTS = 20;

  @TempDir Path temporary;
  private Path folder;

  /** How the server ended. */
  enum End {
    ORDERLY,
    KILLED
  }

  @ParameterizedTest
  @EnumSource
  void eachCommandReadsAllAndChangesNothing(End end) throws Exception {
    folder = temporary.resolve("a data%20folder#1");
    serve(end);
    assertThat(Files.exists(folder.resolve("log.db-wal"))).isEqualTo(end == End.KILLED);
    Footprint before = Footprint.of(folder);
    assertAnswer(before, "\"event_id\" : \"e7\"", "explain", "e7", "--format", "json");
    assertAnswer(before, "\"end\" : " + (EVENTS + 2), "status", "--format", "json");
    assertAnswer(before, "e19", "tail", "--once");
    String count = "SELECT 'n=' || count(DISTINCT event_id) AS n FROM ";
    assertAnswer(before, "n=20", "sql", count + "delivery_events");
    assertAnswer(before, "n=20", "sql", "--on", "database", count + "activity");
    String[] all = {"sql", count + "delivery_events", "--max-rows", "0", "--format", "csv"};
    assertAnswer(before, "n=20", all);
    assertAnswer(before, "not_json", "quarantine", "list");
    assertAnswer(before, "", "dead-letters", "list");
    assertAnswer(before, "", "gaps", "list", "--all");
    assertAnswer(before, "", "person", "p1");
    assertAnswer(before, "", "suppressions", "list");
    assertAnswer(before, "21 records", "replay", "--sink", "warehouse", "--dry-run");
    String backup = temporary.resolve("backup-" + end).toString();
    assertAnswer(before, "20 delivery_events", "backup", backup);
    Path restored = temporary.resolve("restored-" + end);
    assertThat(run("restore", backup, "--data-dir", restored.toString()).exitCode()).isZero();
    assertThat(run("sql", count + "delivery_events", "--data-dir", restored.toString()).out())
        .contains("n=20");
    Files.deleteIfExists(folder.resolve("log.db-shm"));
    assertThat(run("explain", "e7").out()).as("opened to be written").contains("written");
  }

  private void serve(End end) throws Exception {
    try (ServerProcess server = ServerProcess.of(folder).start()) {
      Posts posts = new Posts(server.webhook());
      for (int i = 0; i < EVENTS; i++) {
        assertThat(posts.post(Posts.event("e" + i, "sent"))).isEqualTo("200 {\"processed\":1}");
      }
      assertThat(posts.post("not JSON")).contains("quarantined");
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(1));
      if (end == End.ORDERLY) {
        assertThat(server.terminate()).isZero();
      } else {
        server.kill();
      }
    }
  }

  private void assertAnswer(Footprint before, String expected, String... command) throws Exception {
    Result result = run(command);
    String all = String.join(" ", command) + "\n" + result.out() + result.err();
    assertThat(result.out()).as(all).contains(expected);
    assertThat(result.err()).as(all).doesNotContain("opened to be written", "annot");
    assertThat(Footprint.of(folder)).as(all).isEqualTo(before);
  }

  private Result run(String... command) {
    var settings =
        Map.of("TAILRACE_DATA_DIR", folder.toString(), "TAILRACE_SIGNING_KEYS", ServerProcess.KEY);
    return RealCommands.run(settings, command);
  }

  @Test
  @NegativeControl
  void whatChangesSomethingIsSeen() throws Exception {
    folder = temporary.resolve("data");
    serve(End.ORDERLY);
    Footprint before = Footprint.of(folder);
    assertThat(run("replay", "--sink", "warehouse", "--from", "1h", "--yes").exitCode()).isZero();
    assertThat(Footprint.of(folder)).isNotEqualTo(before);
  }
}
