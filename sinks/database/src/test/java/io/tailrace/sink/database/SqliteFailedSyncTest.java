package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sqlite.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * After a sync that failed nothing is copied, synced or deleted on the old connections, where it
 * would seem to succeed: the write-ahead log stays, and the next opening writes all of it anew.
 */
class SqliteFailedSyncTest {
  @TempDir Path folder;
  private SqliteSettings settings;
  private Database database;
  private DatabaseSink sink;

  @BeforeEach
  void writeTwo() throws Exception {
    settings = SqliteSettings.in(folder);
    database = Database.sqlite(settings);
    sink = new DatabaseSink(database);
    sink.open();
    Writes.one(sink, Scene.email("a", "sent", 0));
    Writes.one(sink, Scene.email("b", "sent", 1));
  }

  @AfterEach
  void close() {
    sink.close();
  }

  private Path walFile() {
    return folder.resolve("database.db-wal");
  }

  private byte[] wal() throws IOException {
    return Files.readAllBytes(walFile());
  }

  private SinkUnavailableException failSync() {
    SQLException fault = new SQLiteException("fsync", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    return database.engine().unavailable(fault);
  }

  private void assertHasBoth() throws Exception {
    assertThat(new DatabaseReader(database).holds("default", "a")).isTrue();
    assertThat(new DatabaseReader(database).holds("default", "b")).isTrue();
  }

  @Test
  void everyFrameStaysAndIsCopiedByTheNextOpening() throws Exception {
    byte[] file = Files.readAllBytes(settings.file());
    byte[] wal = wal();
    assertThat(failSync()).hasMessageContaining("the disk failed");
    sink.close();
    assertThat(wal()).isEqualTo(wal);
    assertThat(Files.readAllBytes(settings.file())).isEqualTo(file);
    sink.open();
    assertThat(Files.size(walFile())).isZero();
    assertHasBoth();
  }

  @Test
  void aCloseInGoodOrderEndsTheWriteAheadLog() throws Exception {
    sink.close();
    assertThat(walFile()).doesNotExist();
    assertHasBoth();
  }

  @Test
  void nothingIsWrittenOnTheOldConnections() throws Exception {
    byte[] wal = wal();
    failSync();
    assertThatThrownBy(() -> Writes.one(sink, Scene.email("c", "sent", 2)))
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining("the disk failed");
    assertThatThrownBy(() -> new DatabaseUpkeep(database, DatabaseRetention.DEFAULT).sweep(null))
        .hasMessageContaining("still open as it was");
    assertThat(wal()).isEqualTo(wal);
    sink.open();
    Writes.one(sink, Scene.email("c", "sent", 2));
    assertHasBoth();
  }

  /** SQLite would not copy its pages again while somebody has it open. */
  @Test
  void itIsNotOpenedWhileAReaderHasItOpenAsItWas() throws Exception {
    try (Connection reader = SqliteFile.reader(settings)) {
      Connection writer = database.engine().writer();
      assertThat(Checkpoint.passive(writer).left()).isZero();
      execute(reader, "SELECT count(*) FROM activity");
      failSync();
      database.engine().close(writer);
      assertThatThrownBy(sink::open).hasMessageContaining("has it open as it was");
    }
    sink.open();
    assertHasBoth();
  }

  /** Its write-ahead log is not synced with each commit, and may be lost by itself. */
  @Test
  void theLogKeepsWhatIsNotInTheMainFile() throws Exception {
    UUID logId = new UUID(1, 2);
    Position before = sink.claim(Position.at(logId, 0, 7), 1);
    Position after = Position.at(logId, 0, before.offset() + 2);
    try (Connection reader = SqliteFile.reader(settings)) {
      reader.setAutoCommit(false);
      execute(reader, "SELECT count(*) FROM activity");
      Writes.one(sink, Scene.email("c", "sent", 2));
      assertThat(sink.safePosition(after)).isEqualTo(before);
    }
    assertThat(sink.safePosition(after)).isEqualTo(after);
    try (Connection writer = DriverManager.getConnection(SqliteFile.url(settings.file()))) {
      assertThat(Checkpoint.look(writer).left()).isZero();
    }
  }

  @Test
  void theWriteAheadLogIsBounded() throws Exception {
    sink.close();
    SqliteWriters writers = new SqliteWriters(settings, 100);
    Connection writer = writers.open();
    execute(writer, "CREATE TABLE much (x)");
    writer.commit();
    for (int i = 0; i < 100; i++) {
      writers.checkpoint(writer);
      execute(writer, "INSERT INTO much VALUES (randomblob(100000))");
      writer.commit();
    }
    assertThat(Files.size(walFile())).isLessThan(4L * 100 * SqliteFile.PAGE_BYTES);
    writers.close(writer);
    assertThat(walFile()).doesNotExist();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
