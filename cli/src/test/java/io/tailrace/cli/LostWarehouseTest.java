package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.LogRange;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.OperationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A warehouse whose file was lost, with a replay asked for before the start: each record comes by
 * two ways, and is there once.
 */
class LostWarehouseTest {
  private static final int EVENTS = 200;
  @TempDir Path folder;

  @Test
  void aReplayAskedForBeforeTheStartDoublesNoRow() throws Exception {
    try (RealFolder before = new RealFolder(folder)) {
      for (int i = 0; i < EVENTS; i++) {
        before.receive(Bodies.opened("e" + i, "p" + i));
      }
      before.deliver();
    }
    assertRows();
    Files.delete(folder.resolve("warehouse.duckdb"));
    Files.deleteIfExists(folder.resolve("warehouse.duckdb.wal"));
    try (RealFolder after = new RealFolder(folder)) {
      OperationContext parts = after.parts(true);
      LogRange range = parts.log().reader().range(0);
      parts.store().replays().request("warehouse", 0, range.start(), range.end());
      after.deliver();
      assertThat(parts.store().replays().unfinished()).isEmpty();
      assertThat(parts.store().pins().gaps()).as("the log still holds all").isEmpty();
    }
    assertRows();
  }

  private void assertRows() throws Exception {
    String file = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    try (Connection connection = DriverManager.getConnection(file);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT event_id) FROM delivery_events")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong(1)).as("rows").isEqualTo(EVENTS);
      assertThat(row.getLong(2)).as("ids").isEqualTo(EVENTS);
    }
  }
}
