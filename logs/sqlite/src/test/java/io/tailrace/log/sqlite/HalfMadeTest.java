package io.tailrace.log.sqlite;

import static io.tailrace.log.sqlite.LogFixture.append;
import static io.tailrace.log.sqlite.LogFixture.keys;
import static io.tailrace.log.sqlite.LogFixture.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making a file is one transaction; what an earlier version left half-made is made anew. */
class HalfMadeTest {
  private static final List<String> MADE =
      LogSchema.with(new UUID(1, 2), Instant.EPOCH).statements();

  @TempDir Path folder;

  private Connection file() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("log.db"));
  }

  private void make(List<String> statements) throws SQLException {
    try (Connection file = file()) {
      for (String sql : statements) {
        Connections.run(file, sql);
      }
    }
  }

  @Test
  void whatFailsLeavesNothing() throws Exception {
    List<String> broken = Stream.concat(MADE.stream(), Stream.of("INSERT INTO nowhere")).toList();
    try (Connection file = file()) {
      SqliteSchema schema = new SqliteSchema(1, broken, List.of());
      assertThatThrownBy(() -> schema.establish(file, folder)).isInstanceOf(SQLException.class);
      assertThat(SqliteSchema.isEmpty(file)).isTrue();
    }
  }

  @Test
  void aHalfMadeLogIsMadeAnew() throws Exception {
    make(MADE.subList(0, MADE.size() - 1));
    try (SqliteLog log = open(folder)) {
      append(log, "e1");
      assertThat(keys(log)).containsExactly("e1");
    }
  }

  /** A copy by way of a dump has lost the number in its header, and nothing else. */
  @Test
  void whatHoldsRecordsIsLeftAlone() throws Exception {
    make(MADE);
    make(List.of("INSERT INTO ids VALUES (1, 'default', 'e1', 7, 0)"));
    assertLeftAlone("ids");
  }

  @Test
  void anotherProgramsTablesAreLeftAlone() throws Exception {
    make(MADE.subList(0, 2));
    make(List.of("CREATE TABLE theirs (x)"));
    assertLeftAlone("theirs");
  }

  private void assertLeftAlone(String table) throws SQLException {
    try (SqliteLog log = open(folder)) {
      assertThatThrownBy(() -> append(log, "e2")).hasMessageContaining("another program");
    }
    try (Connection file = file()) {
      assertThat(
              SqliteSchema.number(
                  file, "SELECT count(*) FROM sqlite_master WHERE name = '" + table + "'"))
          .isEqualTo(1);
    }
  }
}
