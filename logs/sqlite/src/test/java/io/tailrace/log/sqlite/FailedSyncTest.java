package io.tailrace.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.sqlite.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * After a sync that failed nothing is copied, synced or deleted on the old handles, where it would
 * seem to succeed: the write-ahead log stays, and the next opening writes all of it anew.
 */
class FailedSyncTest {
  @TempDir Path folder;
  private SqliteLogParts parts;
  private OpenLog log;
  private int next;

  @BeforeEach
  void keepTwo() throws Exception {
    parts = SqliteLogParts.of(SqliteLogSettings.in(folder), InstantSource.system());
    log = opened(false);
    keep("e1");
    keep("e2");
  }

  private OpenLog opened(boolean afterFault) throws FileFault {
    return OpenLog.open(parts.settings(), parts.clock(), parts.mark(), afterFault);
  }

  private void keep(String id) throws Exception {
    new AppendRequest(List.of(LogFixture.event(id)), 1).run(log);
    log.commit();
  }

  private static SQLException failedSync() {
    return new SQLiteException("fsync", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
  }

  private byte[] file() throws IOException {
    return Files.readAllBytes(folder.resolve("log.db"));
  }

  private byte[] wal() throws IOException {
    return Files.readAllBytes(folder.resolve("log.db-wal"));
  }

  @Test
  void everyFrameStaysAndIsCopiedByTheNextOpening() throws Exception {
    byte[] file = file();
    byte[] wal = wal();
    new Recovery(parts).failed(log, failedSync(), List.of());
    assertThat(file()).isEqualTo(file);
    assertThat(wal()).isEqualTo(wal);
    OpenLog again = opened(true);
    assertThat(Files.size(folder.resolve("log.db-wal"))).isZero();
    again.leave();
    assertThat(keys()).containsExactly("e1", "e2");
  }

  @Test
  void aCloseInGoodOrderEndsTheWriteAheadLog() throws Exception {
    log.close();
    assertThat(folder.resolve("log.db-wal")).doesNotExist();
    assertThat(keys()).containsExactly("e1", "e2");
  }

  @Test
  void pagesThatWereCopiedBeforeItFailedAreCopiedAgain() throws Exception {
    assertThat(log.side().copy().left()).isZero();
    byte[] wal = wal();
    new Recovery(parts).failed(log, failedSync(), List.of());
    assertThat(wal()).isEqualTo(wal);
    try (Connection reader = Connections.reader(folder.resolve("log.db"))) {
      Checkpoint found = Checkpoint.look(reader);
      assertThat(found.done()).isZero();
      assertThat(found.pages()).isPositive();
    }
  }

  /** Where another keeps the file open, SQLite would not copy them again. */
  @Test
  void itIsNotOpenedWhileSomebodyHasItOpenAsItWas() throws Exception {
    assertThat(log.side().copy().left()).isZero();
    try (Connection shell =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("log.db"))) {
      Connections.run(shell, "PRAGMA wal_autocheckpoint = 0");
      Connections.run(shell, "SELECT * FROM meta");
      new Recovery(parts).failed(log, failedSync(), List.of());
      assertThatThrownBy(() -> opened(true)).hasMessageContaining("still open as it was");
    }
    opened(true).close();
    assertThat(keys()).containsExactly("e1", "e2");
  }

  @Test
  void nothingIsCopiedAsideAfterASyncFailedThere() throws Exception {
    parts.state().opened(log);
    log.side().release();
    SqliteCheckpoints aside = new SqliteCheckpoints(parts.settings(), parts.state());
    keepMuch();
    aside.tick();
    assertThat(Checkpoint.look(log.connection()).left()).isZero();
    keepMuch();
    aside.tick();
    assertThat(Checkpoint.look(log.connection()).left()).isGreaterThan(3_000);
    assertThat(aside.takeFault().kind()).isEqualTo(FileFault.Kind.IO);
    log.leave();
  }

  private void keepMuch() throws Exception {
    for (int i = 0; i < 30; i++) {
      new AppendRequest(List.of(LogFixture.event("m" + next++, new byte[500_000])), 1).run(log);
    }
    log.commit();
  }

  @Test
  void theSmallStoreKeepsItsWriteAheadLogToo() throws Exception {
    Path wal = folder.resolve("consumers.db-wal");
    StoreFile store = new StoreFile(folder.resolve("consumers.db"));
    store.writeQuick(connection -> note(connection, "a"));
    byte[] before = Files.readAllBytes(wal);
    assertThatThrownBy(
            () ->
                store.read(
                    connection -> {
                      throw failedSync();
                    }))
        .hasMessageContaining("the disk failed");
    assertThat(Files.readAllBytes(wal)).isEqualTo(before);
    LogFixture.eventually(() -> works(store));
    assertThat(store.read(FailedSyncTest::notes)).isEqualTo(2);
    store.close();
    assertThat(wal).doesNotExist();
  }

  private boolean works(StoreFile store) {
    try {
      return store.writeQuick(connection -> note(connection, "b")) == 1;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  /** More than SQLite's own bound for automatic checkpoints, four times over. */
  @Test
  void theSmallStoresWriteAheadLogIsBounded() throws Exception {
    Path wal = folder.resolve("consumers.db-wal");
    try (var store = SqliteConsumerStore.open(folder, Set.of("sink"))) {
      StoreFile file = (StoreFile) ((SqliteNotes) store.notes()).file();
      for (int i = 0; i < 200; i++) {
        String text = "x".repeat(100_000);
        file.writeQuick(connection -> note(connection, text));
      }
      assertThat(Files.size(wal)).isLessThan(8L << 20);
    }
  }

  private int note(Connection connection, String text) throws SQLException {
    return new SqliteStatements(
            "INSERT INTO notes VALUES (?, 0, 0, ?)", text.substring(0, 1) + next++, text)
        .update(connection);
  }

  private static long notes(Connection connection) throws SQLException {
    return SqliteSchema.number(connection, "SELECT count(*) FROM notes");
  }

  private List<String> keys() throws Exception {
    try (SqliteLog whole = LogFixture.open(folder)) {
      return LogFixture.keys(whole);
    }
  }
}
