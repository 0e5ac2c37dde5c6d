package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.testkit.NegativeControl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The guarantee: one sick sink hurts neither the sender nor the other sink, and costs nothing but
 * lag. It goes on by itself once it is well.
 *
 * <p>Over 10 s: a server starts for each sink and engine, and a sink that holds waits before it
 * tries again.
 */
class OneSickSinkGuarantee {
  private static final int EVENTS = 50;

  @TempDir Path temporary;

  @Test
  void theOtherGoesOn() throws Exception {
    theOthersGoOn(Engines.EMBEDDED, "database", "database.db", "warehouse");
  }

  @ParameterizedTest
  @CsvSource({
    "EMBEDDED, warehouse, warehouse.duckdb, database",
    "SHARED, warehouse, warehouse.duckdb, database"
  })
  @Tag("full")
  void theOthersGoOn(Engines engines, String sick, String file, String well) throws Exception {
    Place place = engines.place();
    Path folder = temporary.resolve("data");
    Path inTheWay = folder.resolve(file);
    Files.createDirectories(inTheWay);
    try (ServerProcess server = place.server(folder).start()) {
      Posts posts = new Posts(server.webhook());
      for (int i = 0; i < EVENTS; i++) {
        assertThat(posts.post(Posts.event("e" + i, "sent"))).isEqualTo("200 {\"processed\":1}");
      }
      Status status = new Status(folder);
      awaitOthers(status, sick, well, Duration.ofMinutes(1));
      assertThat(lag(status.now(), sick)).isEqualTo(EVENTS);
      assertThat(Status.sink(status.now(), sick).path("last_error").asString()).isNotBlank();
      Files.delete(inTheWay);
      status.awaitCaughtUp(Duration.ofMinutes(2));
      server.terminate();
      place.kept(folder).assertEachOnce(Posts.ids(EVENTS));
    }
  }

  private static void awaitOthers(Status status, String sick, String well, Duration atMost)
      throws Exception {
    status.await(atMost, now -> lag(now, well) == 0 && Status.state(now, sick).equals("holding"));
  }

  /** A sickness that spreads to the other sink is found. */
  @Test
  @Tag("full")
  @NegativeControl
  void twoSickSinksAreFound() throws Exception {
    Path folder = temporary.resolve("data");
    Files.createDirectories(folder.resolve("database.db"));
    Files.createDirectories(folder.resolve("warehouse.duckdb"));
    try (ServerProcess server = ServerProcess.of(folder).start()) {
      new Posts(server.webhook()).post(Posts.event("e0", "sent"));
      Status status = new Status(folder);
      status.awaitState("database", "holding");
      status.awaitState("warehouse", "holding");
      assertThatThrownBy(() -> awaitOthers(status, "database", "warehouse", Duration.ofMillis(500)))
          .isInstanceOf(AssertionError.class);
    }
  }

  /** Whoever is asked says so, not only the process that feeds it. */
  @Test
  @Tag("full")
  void theOtherProcessesSayThatItIsSick() throws Exception {
    Place place = Engines.SHARED.place();
    Path inTheWay = temporary.resolve("one").resolve("warehouse.duckdb");
    Files.createDirectories(inTheWay);
    try (ServerProcess one = place.server(temporary.resolve("one")).start();
        ServerProcess two = place.server(temporary.resolve("two"))) {
      new Status(one.folder()).awaitState("warehouse", "holding");
      two.start();
      new Status(two.folder()).awaitState("warehouse", "holding");
      JsonNode seen = Status.sink(new Status(two.folder()).now(), "warehouse");
      assertThat(seen.path("last_error").asString()).contains("(says the worker ");
      Files.delete(inTheWay);
      new Status(two.folder()).awaitState("warehouse", "elsewhere");
    }
  }

  private static long lag(JsonNode status, String name) {
    return Status.sink(status, name).path("lag").asLong(-1);
  }
}
