package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.customerio.Step.Parent;
import io.tailrace.testkit.customerio.Workspace;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import io.tailrace.testkit.customerio.appapi.Rules;
import io.tailrace.testkit.customerio.appapi.SimulatedAppApi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What messages come from has its name in the database and in the warehouse, unasked.
 *
 * <p>Over 10 s: the command that looks for the names is a process each time.
 */
class NamesAreKeptTest {
  private static final String APP_KEY = "app-key-0123456789abcdef";
  private static final String NAMES =
      "SELECT kind, id, name FROM names WHERE parent_id IS NULL ORDER BY kind, id";
  private static final String EVENT =
      "{\"event_id\":\"e1\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1790000000,\"data\":{}}";
  private static final Map<String, Parent> KINDS =
      Map.of(
          "broadcast", Parent.BROADCAST,
          "campaign", Parent.CAMPAIGN,
          "newsletter", Parent.NEWSLETTER,
          "transactional", Parent.TRANSACTIONAL);

  @TempDir Path temporary;

  @Test
  void bothTellThemSoonAfterTheStart() throws Exception {
    assertBothTellThem(Engines.EMBEDDED);
  }

  @Test
  @Tag("full")
  void onRedisAndPostgresToo() throws Exception {
    assertBothTellThem(Engines.SHARED);
  }

  private void assertBothTellThem(Engines engines) throws Exception {
    Place place = engines.place();
    Path folder = temporary.resolve("data");
    try (SimulatedAppApi api = new SimulatedAppApi(new WorkspaceHistory(1), new Rules(APP_KEY));
        ServerProcess server =
            place
                .with("TAILRACE_APP_API_KEY", APP_KEY)
                .with("TAILRACE_APP_API_URL", api.url().toString())
                .server(folder)
                .start()) {
      assertThat(awaitNames(() -> place.kept(folder).names())).isEqualTo(expected());
      // DuckDB's file has one writer, which takes them along with the next event.
      assertThat(new Posts(server.webhook()).post(EVENT)).startsWith("200");
      assertThat(awaitNames(() -> inWarehouse(server))).isEqualTo(expected());
    }
  }

  private static List<String> expected() {
    List<String> rows = new ArrayList<>();
    KINDS.forEach(
        (kind, parent) ->
            Workspace.names(parent).forEach((id, name) -> rows.add(kind + "," + id + "," + name)));
    assertThat(rows).hasSizeGreaterThan(KINDS.size());
    return rows.stream().sorted().toList();
  }

  /** Those of one of the two as soon as it has any. */
  private static List<String> awaitNames(Callable<List<String>> names) throws Exception {
    long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    List<String> rows = List.of();
    while (rows.isEmpty() && System.nanoTime() < until) {
      rows = names.call().stream().sorted().toList();
    }
    return rows;
  }

  /** The tables need not be there at first. */
  private static List<String> inWarehouse(ServerProcess server) throws Exception {
    return server
        .run("sql", NAMES, "--format", "csv")
        .lines()
        .dropWhile(line -> !line.equals("kind,id,name"))
        .skip(1)
        .map(line -> line.replace("\"", ""))
        .toList();
  }
}
