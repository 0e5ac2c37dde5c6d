package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB writes is known as its own; one format later is newer. */
class WarehouseFormatTest {
  @TempDir Path folder;
  private Path file;

  /** In the newest format that this DuckDB has, with something in its write-ahead log. */
  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("warehouse.duckdb");
    Path written = folder.resolve("written.duckdb");
    try (Connection memory = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = memory.createStatement()) {
      statement.execute("ATTACH '" + written + "' AS w (STORAGE_VERSION 'latest')");
      statement.execute("CREATE TABLE w.t (i INTEGER)");
      statement.execute("CHECKPOINT w");
      statement.execute("INSERT INTO w.t VALUES (1)");
      Files.copy(written, file);
      Files.copy(SetAside.wal(written), SetAside.wal(file));
    }
  }

  @Test
  void theLastFormatsOfThisDuckDbAreKnown() throws Exception {
    assertThat(WarehouseFormat.newer(file)).isEmpty();
    assertThat(byteAt(file, 12)).isEqualTo((int) WarehouseFormat.NEWEST_FILE);
    assertThat(byteAt(SetAside.wal(file), 5)).isEqualTo(WarehouseFormat.NEWEST_LOG);
  }

  @Test
  void oneFormatLaterIsNewer() throws Exception {
    set(file, 12, (int) WarehouseFormat.NEWEST_FILE + 1);
    set(SetAside.wal(file), 5, WarehouseFormat.NEWEST_LOG + 1);
    assertThat(WarehouseFormat.newer(file)).containsExactly(file, SetAside.wal(file));
  }

  @Test
  void aFileOfANewerDuckDbIsNewer() throws Exception {
    Files.delete(SetAside.wal(file));
    try (var unpacked = new GZIPInputStream(getClass().getResourceAsStream("newer.duckdb.gz"))) {
      Files.write(file, unpacked.readAllBytes());
    }
    assertThat(WarehouseFormat.newer(file)).containsExactly(file);
  }

  @Test
  void aRollbackJournalOfOursBeginsWithTheFilesBeginning() throws Exception {
    try (RollbackJournal journal = new RollbackJournal(file)) {
      journal.keep(List.of());
      assertThat(WarehouseFormat.newer(file)).isEmpty();
      set(RollbackJournal.of(file), 0, 1);
      assertThat(WarehouseFormat.newer(file)).containsExactly(RollbackJournal.of(file));
    }
  }

  private static int byteAt(Path file, int at) throws IOException {
    return Files.readAllBytes(file)[at];
  }

  private static void set(Path file, int at, int value) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      bytes.write(value);
    }
  }
}
