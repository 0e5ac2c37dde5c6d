package io.tailrace.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sqlite.FileAtRest;
import io.tailrace.core.sqlite.NotAtRestException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process may be killed when its write-ahead log has a header and no page yet. The next start
 * looks into the file, and opens it; and what cannot be opened leaves nothing open.
 */
class KilledBeforeItsFirstPageTest {
  private static final long HEADER_BYTES = 32;

  @TempDir Path folder;

  @Test
  void theStoreIsLookedIntoAndOpened() throws Exception {
    Path file = SqliteConsumerStore.file(folder);
    made();
    killedBeforeItsFirstPage(file);
    long before = open(file);
    assertThat(new SqliteStoreSource(folder).newerFiles()).isEmpty();
    assertThat(open(file)).isEqualTo(before);
    try (SqliteConsumerStore store = SqliteConsumerStore.open(folder, Set.of())) {
      assertThat(store.deadLetters().counts()).isEmpty();
    }
  }

  /** It was not looked into: SQLite gave up, which passed for "not newer". */
  @Test
  void aNewerOneIsSeen() throws Exception {
    Path file = SqliteConsumerStore.file(folder);
    made();
    run(file, "PRAGMA user_version = 1000");
    killedBeforeItsFirstPage(file);
    assertThat(new SqliteStoreSource(folder).newerFiles()).containsExactly(file);
  }

  /** Who asks then opens it to write, as where the index is gone. */
  @Test
  void itIsNotReadAtRest() throws Exception {
    Path file = SqliteConsumerStore.file(folder);
    made();
    killedBeforeItsFirstPage(file);
    assertThatThrownBy(() -> FileAtRest.require(file))
        .isInstanceOf(NotAtRestException.class)
        .hasMessageContaining("without a page");
  }

  /** One left open would have kept the whole process from the file, and its descriptors. */
  @Test
  void whatCannotBeSetUpIsNotLeftOpen() throws Exception {
    Path file = Files.writeString(folder.resolve("garbage.db"), "no database ".repeat(1_000));
    assertThatThrownBy(() -> Connections.reader(file)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> Connections.writer(file)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> Connections.side(file)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> Connections.quick(file)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> Connections.atRest(file)).isInstanceOf(SQLException.class);
    assertThat(open(file)).isZero();
  }

  private void made() throws Exception {
    try (SqliteConsumerStore store = SqliteConsumerStore.open(folder, Set.of())) {
      assertThat(store.deadLetters().counts()).isEmpty();
    }
  }

  private static void killedBeforeItsFirstPage(Path file) throws Exception {
    Path wal = file.resolveSibling(file.getFileName() + "-wal");
    Path index = file.resolveSibling(file.getFileName() + "-shm");
    Path kept = Files.createDirectory(file.resolveSibling("kept"));
    try (Connection one = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = one.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      statement.execute("CREATE TABLE killed (a)");
      Files.copy(wal, kept.resolve("wal"));
      Files.copy(index, kept.resolve("shm"));
      statement.execute("DROP TABLE killed");
    }
    Files.copy(kept.resolve("wal"), wal);
    Files.copy(kept.resolve("shm"), index);
    try (RandomAccessFile cut = new RandomAccessFile(wal.toFile(), "rw")) {
      cut.setLength(HEADER_BYTES);
    }
  }

  private static void run(Path file, String sql) throws SQLException {
    try (Connection one = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = one.createStatement()) {
      statement.execute(sql);
    }
  }

  /** How often this process has the file open, or one beside it. */
  private static long open(Path file) throws IOException {
    Path all = Path.of("/proc/self/fd");
    Assumptions.assumeTrue(Files.isDirectory(all), "only Linux tells");
    try (Stream<Path> each = Files.list(all)) {
      return each.filter(one -> leadsTo(one, file)).count();
    }
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith(file.toString());
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }
}
