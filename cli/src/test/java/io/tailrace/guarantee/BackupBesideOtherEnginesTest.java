package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.bigquery.SimulatedBigQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is kept in PostgreSQL and Redis is not in a backup, which says so; after a restore it goes
 * on beside what was restored, with nothing lost or doubled.
 *
 * <p>Over 10 s: it starts a PostgreSQL, a Redis, and servers in processes of their own.
 */
@Tag("full")
class BackupBesideOtherEnginesTest {
  private static final int BEFORE = 10;
  private static final int ALL = 20;
  private static final int MORE = 25;

  @TempDir Path temporary;

  @Test
  void aDatabaseOnPostgresIsAskedForWhereToGoOn() throws Exception {
    Place place = Engines.SHARED.place();
    Map<String, String> settings = new HashMap<>(place.settings());
    settings.keySet().removeIf(name -> name.startsWith("TAILRACE_LOG_"));
    place = new Place(settings, place.database());
    Path backup = temporary.resolve("backup");
    try (ServerProcess server = place.server(temporary.resolve("data")).start()) {
      post(server, 0, BEFORE);
      assertThat(server.run("backup", backup.toString()))
          .contains("Not in it: The database, in PostgreSQL: pg_dump --schema=" + place.schema());
      post(server, BEFORE, ALL);
    }
    Path folder = temporary.resolve("restored");
    try (ServerProcess restored = place.server(folder)) {
      assertThat(restored.run("restore", backup.toString()))
          .contains("restored to")
          .contains("tailrace replay --sink S");
      restored.start();
      new Status(folder).awaitState("database", "stopped");
      new Status(folder).awaitState("warehouse", "running");
      restored.run("replay", "--sink", "database", "--yes");
      post(restored, 0, ALL);
      restored.terminate();
      place.kept(folder).assertEachOnce(Posts.ids(ALL));
    }
  }

  @Test
  void aWarehouseBesideALogOnRedisCatchesUp() throws Exception {
    Place place = Engines.SHARED.place();
    Path backup = temporary.resolve("backup");
    Path folder = temporary.resolve("data");
    try (ServerProcess server = place.server(folder).start()) {
      post(server, 0, BEFORE);
      assertThat(server.run("backup", backup.toString()))
          .contains("warehouse.duckdb: 10 delivery_events")
          .contains("Not in it: The log, in Redis");
      post(server, BEFORE, ALL);
      server.terminate();
      deleteAll(folder);
      assertThat(server.run("restore", backup.toString())).contains("3 files restored to");
      server.start();
      post(server, 0, ALL);
      server.terminate();
      place.kept(folder).assertEachOnce(Posts.ids(ALL));
    }
  }

  /**
   * What BigQuery had beyond the backup stays there. Sent again, it would be a second row, since
   * the restored log does not know it: the manual says so.
   */
  @Test
  void aWarehouseInBigQueryGoesOn() throws Exception {
    Path backup = temporary.resolve("backup");
    try (SimulatedBigQuery bigQuery = SimulatedBigQuery.start()) {
      Place place = Place.inFolder().with(bigQuery);
      try (ServerProcess server = place.server(temporary.resolve("data")).start()) {
        post(server, 0, BEFORE);
        assertThat(server.run("backup", backup.toString()))
            .contains("Not in it: The warehouse, in BigQuery");
        post(server, BEFORE, ALL);
      }
      Path folder = temporary.resolve("restored");
      try (ServerProcess restored = place.server(folder)) {
        assertThat(restored.run("restore", backup.toString())).contains("restored to");
        restored.start();
        post(restored, 0, BEFORE);
        post(restored, ALL, MORE);
        restored.terminate();
        Place.rows(bigQuery).assertEachOnce(Posts.ids(MORE));
        List<String> here = new ArrayList<>(Posts.ids(MORE));
        here.removeAll(Posts.ids(ALL).subList(BEFORE, ALL));
        place.kept(folder).assertInDatabaseOnce(here);
      }
    }
  }

  private static void post(ServerProcess server, int from, int to) throws Exception {
    Posts posts = new Posts(server.webhook());
    for (String id : Posts.ids(to).subList(from, to)) {
      assertThat(posts.post(Posts.event(id, "sent"))).startsWith("200 ");
    }
    new Status(server.folder()).awaitCaughtUp(Duration.ofMinutes(2));
  }

  private static void deleteAll(Path folder) throws Exception {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
