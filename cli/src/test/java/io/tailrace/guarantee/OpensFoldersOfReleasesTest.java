package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.CommandTrial.Result;
import io.tailrace.cli.RealCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The promise: a data folder of each released version is opened by this one, which goes on where
 * the other was killed and loses nothing of it.
 */
class OpensFoldersOfReleasesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Tables that have no rows in an orderly moment. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("marks", "notes");

  @TempDir Path temporary;
  private Path folder;
  private ServerProcess server;

  static Stream<ReleasedFolder> releases() throws IOException {
    return ReleasedFolder.all();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void itGoesOn(ReleasedFolder released) throws Exception {
    assertHoldsSomethingOfAll(released);
    folder = released.unpack(temporary.resolve("data"));
    try (var started = ServerProcess.of(folder, ReleasedFolder.settings(), "all")) {
      server = started.start();
      Status status = new Status(folder);
      status.awaitCaughtUp(MINUTE);
      goesOn(released, new Posts(server.webhook()), status);
      assertThat(server.terminate()).isZero();
    }
    assertEachOnce(released);
  }

  /** Else this would show little: what the maker left out, no version would be tried with. */
  private static void assertHoldsSomethingOfAll(ReleasedFolder released) {
    for (String file : List.of("log.db", "consumers.db", "database.db")) {
      Map<String, Long> rows = new HashMap<>(released.rows(file));
      rows.keySet().removeAll(MAY_BE_EMPTY);
      assertThat(rows).as(file).isNotEmpty().allSatisfy((table, n) -> assertThat(n).isPositive());
    }
    assertThat(released.swept()).isNotEmpty();
    assertThat(released.content().path("behind").asInt()).isPositive();
  }

  private void goesOn(ReleasedFolder released, Posts posts, Status status) throws Exception {
    assertLettersAreThere(status.now(), 2);
    String known = "200 {\"processed\":0,\"duplicates\":1}";
    for (String body : released.sentAgain()) {
      assertThat(posts.post(body)).isEqualTo(known);
    }
    assertThat(posts.post(Posts.event("new-1", "sent"))).isEqualTo("200 {\"processed\":1}");
    assertThat(run("dead-letters", "replay", "--all", "--yes").exitCode()).isZero();
    status.await(MINUTE, now -> Status.sink(now, "database").path("dead_letters").asInt() == 0);
    status.awaitCaughtUp(MINUTE);
    assertThat(run("explain", released.swept().get(0)).out()).contains("database");
    assertThat(run("explain", "late-1").out()).contains("database", "warehouse");
    assertThat(run("quarantine", "list").out()).contains("not_json");
    assertThat(run("gaps", "list").out()).contains("warehouse");
    assertBouncesAreCounted(status);
    assertThat(run("suppressions", "list", "--format", "csv").out().lines().count())
        .isEqualTo(released.rows("database.db").get("suppressions") + 1);
  }

  /** Those of a version that did not count them are read after the start. */
  private void assertBouncesAreCounted(Status status) throws Exception {
    Kept kept = new Kept(folder);
    status.await(MINUTE, now -> bounces(kept).distinct().count() == 1);
    assertThat(bounces(kept)).allMatch(count -> Long.parseLong(count) > 0);
  }

  private static Stream<String> bounces(Kept kept) {
    try {
      return kept.bounces().stream();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One of three was to be tried again when the server was killed. */
  private static void assertLettersAreThere(JsonNode status, int expected) {
    assertThat(Status.sink(status, "database").path("dead_letters").asInt()).isEqualTo(expected);
    assertThat(Status.sink(status, "warehouse").path("gaps")).isNotEmpty();
  }

  private void assertEachOnce(ReleasedFolder released) throws Exception {
    List<String> all = new ArrayList<>(released.events());
    all.add("new-1");
    Kept kept = new Kept(folder);
    kept.assertInDatabaseOnce(all);
    all.removeAll(released.swept());
    kept.warehouse().assertEachOnce(all);
  }

  private Result run(String... command) {
    Map<String, String> settings = new HashMap<>(server.environment());
    settings.putAll(ReleasedFolder.settings());
    return RealCommands.run(settings, command);
  }
}
