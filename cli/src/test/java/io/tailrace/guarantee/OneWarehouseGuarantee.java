package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.testkit.NegativeControl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: of two processes on one log, one alone feeds the warehouse, which is a file in its
 * folder; both say so. When it goes, the other does not begin a second warehouse that would lack
 * what the first has, until somebody says that this is meant.
 *
 * <p>Over 10 s: leases must end before another process takes over.
 */
class OneWarehouseGuarantee {
  private static final int EVENTS = 50;
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path temporary;

  @Test
  void oneFeedsItAndTheOtherWaitsForAWord() throws Exception {
    Place place = Engines.SHARED.place();
    try (ServerProcess one = place.server(temporary.resolve("one"));
        ServerProcess two = place.server(temporary.resolve("two"))) {
      one.start();
      send(one, 0);
      new Status(one.folder()).awaitState("warehouse", "running");
      two.start();
      send(two, EVENTS);
      new Status(two.folder()).awaitState("warehouse", "elsewhere");
      for (ServerProcess server : List.of(one, two)) {
        new Status(server.folder()).awaitCaughtUp(SOON);
      }
      assertThat(Status.state(new Status(one.folder()).now(), "warehouse")).isEqualTo("running");
      assertThat(one.terminate()).isZero();
      place.kept(one.folder()).warehouse().assertEachOnce(Posts.ids(2 * EVENTS));
      new Status(two.folder()).awaitState("warehouse", "holding");
      assertThat(two.run("status")).contains("another process's data folder").contains("replay");
      assertThat(two.run("replay", "--sink", "warehouse", "--yes")).contains("warehouse");
      new Status(two.folder()).awaitCaughtUp(SOON);
      assertThat(two.terminate()).isZero();
      place.kept(two.folder()).assertEachOnce(Posts.ids(2 * EVENTS));
      whatASecondFeederWroteWouldBeFound(place.kept(two.folder()), two.folder());
    }
  }

  /**
   * A restart takes longer than a lease: the other takes it, sees that it lacks the file, and
   * leaves it.
   */
  @Test
  @Tag("full")
  void whoHasTheFileGoesOnWhenItIsBack() throws Exception {
    Place place = Engines.SHARED.place();
    try (ServerProcess one = place.server(temporary.resolve("one"));
        ServerProcess two = place.server(temporary.resolve("two"))) {
      one.start();
      send(one, 0);
      new Status(one.folder()).awaitState("warehouse", "running");
      new Status(one.folder()).awaitCaughtUp(SOON);
      two.start();
      assertThat(one.terminate()).isZero();
      new Status(two.folder()).awaitState("warehouse", "holding");
      assertThat(two.run("status")).contains(one.folder().toString());
      assertThat(two.run("sql", "SELECT count(*) FROM delivery_events"))
          .contains(one.folder().toString());
      send(two, EVENTS);
      one.start();
      new Status(one.folder()).awaitState("warehouse", "running");
      new Status(one.folder()).awaitCaughtUp(SOON);
      assertThat(one.terminate()).isZero();
      assertThat(two.terminate()).isZero();
      place.kept(one.folder()).warehouse().assertEachOnce(Posts.ids(2 * EVENTS));
      stoppedFoldersTellOrReferWhoAsks(one, two);
    }
  }

  private static void stoppedFoldersTellOrReferWhoAsks(ServerProcess one, ServerProcess two)
      throws Exception {
    String count = "SELECT count(*) AS events FROM delivery_events";
    assertThat(two.run("sql", count)).contains("ask there").contains(one.folder().toString());
    assertThat(one.run("sql", count)).contains("" + 2 * EVENTS);
  }

  @NegativeControl
  private static void whatASecondFeederWroteWouldBeFound(Kept kept, Path folder) throws Exception {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO delivery_events SELECT * FROM delivery_events LIMIT 1");
    }
    assertThatThrownBy(() -> kept.assertEachOnce(Posts.ids(2 * EVENTS)))
        .isInstanceOf(AssertionError.class);
  }

  private static void send(ServerProcess server, int from) throws Exception {
    Posts posts = new Posts(server.webhook());
    for (int i = from; i < from + EVENTS; i++) {
      String event = Posts.event("e" + i, "sent").replace("\"7\"", "\"" + i + "\"");
      assertThat(posts.post(event)).isEqualTo("200 {\"processed\":1}");
    }
  }
}
