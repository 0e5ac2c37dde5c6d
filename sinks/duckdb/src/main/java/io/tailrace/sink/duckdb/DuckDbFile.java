package io.tailrace.sink.duckdb;

import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.file.FileProblem;
import io.tailrace.core.file.OwnerOnly;
import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The open file: one connection that writes, for one thread, and {@link #session sessions} that
 * read, for any. When it is closed, what still reads is interrupted.
 */
final class DuckDbFile implements AutoCloseable {
  /** What a checkpoint may write over: it puts new metadata where there is room beside the old. */
  private static final String METADATA =
      "SELECT block_id FROM pragma_metadata_info() WHERE free_blocks > 0";

  private final Path file;
  private final DuckDBConnection writer;
  private final WriteStep step;
  private final Sessions sessions = new Sessions();
  private final RollbackJournal journal;

  private DuckDbFile(Path file, DuckDBConnection writer, WriteStep step) {
    this.file = file;
    this.writer = writer;
    this.step = step;
    this.journal = new RollbackJournal(file);
  }

  /** Opens the file, or makes it, and its tables. */
  static DuckDbFile open(Path file, DuckDbSettings settings, WriteStep step)
      throws SQLException, SinkUnavailableException {
    DuckDbFile warehouse = new DuckDbFile(file, Instance.open(file, settings), step);
    try {
      Instance.lock(warehouse, settings);
      warehouse.keepLogToOwner();
      DuckDbSchema.create(warehouse);
      return warehouse;
    } catch (SQLException | SinkUnavailableException | RuntimeException | Error e) {
      warehouse.close();
      throw e;
    }
  }

  /** Opens a file that no process has, to read it alone: nothing in its folder changes. */
  static DuckDbFile atRest(DuckDbSettings settings) throws SQLException, SinkUnavailableException {
    Path file = settings.file();
    DuckDbFile warehouse = new DuckDbFile(file, Instance.atRest(file, settings), WriteStep.NOTHING);
    try {
      Instance.lock(warehouse, settings);
      return warehouse;
    } catch (SQLException | SinkUnavailableException | RuntimeException | Error e) {
      warehouse.close();
      throw e;
    }
  }

  /** A consistent view of the committed rows, on a connection of its own. */
  ReadSession session() throws SQLException, SinkUnavailableException {
    return sessions.open(writer);
  }

  /** Begins a transaction that writes. */
  void begin() throws SQLException {
    keepLogToOwner();
    run("BEGIN TRANSACTION");
  }

  /** DuckDB makes its write-ahead log anew after each checkpoint, unless it finds an empty one. */
  private void keepLogToOwner() throws SQLException {
    try {
      OwnerOnly.create(SetAside.wal(file));
    } catch (IOException e) {
      throw new SQLException(FileProblem.of(e), e);
    }
  }

  void run(String sql) throws SQLException {
    step.at(sql, false);
    try (Statement statement = writer.createStatement()) {
      statement.execute(sql);
    }
    step.at(sql, true);
  }

  int update(String sql, Object... values) throws SQLException {
    step.at(sql, false);
    int updated;
    try (PreparedStatement statement = writer.prepareStatement(sql)) {
      bind(statement, values);
      updated = statement.executeUpdate();
    }
    step.at(sql, true);
    return updated;
  }

  void query(String sql, RowReader reader, Object... values) throws SQLException {
    step.at(sql, false);
    query(writer, sql, reader, values);
    step.at(sql, true);
  }

  static void query(DuckDBConnection connection, String sql, RowReader reader, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** Outside an explicit transaction an appender commits by itself. */
  DuckDBAppender appender(String catalog, String table) throws SQLException {
    return catalog == null
        ? writer.createAppender("main", table)
        : writer.createAppender(catalog, "main", table);
  }

  /** Closing an appender alone would keep an error to itself. */
  void flush(DuckDBAppender appender) throws SQLException {
    step.at("flush", false);
    appender.flush();
    step.at("flush", true);
  }

  /** Brings what was committed into the main file; once this returns, the disk has it there. */
  void checkpoint() throws SQLException {
    List<Long> writtenOver = new ArrayList<>();
    query(METADATA, row -> writtenOver.add(row.getLong(1)));
    try {
      journal.keep(writtenOver);
      run("CHECKPOINT");
      journal.forget();
    } catch (IOException e) {
      throw new SQLException(e.toString(), e);
    }
  }

  /** For a good end: so that the next start has nothing to replay. */
  void finish() {
    sessions.close();
    DuckDbClosing.quietly(this::checkpoint);
  }

  /**
   * Copies what is on the disk, between two commits and without a checkpoint on the way. The file
   * is read through the descriptor that the journal has: closing another one ends DuckDB's lock.
   */
  void copy(Path target, CopyPace pace) throws IOException {
    WarehouseCopy.of(journal.file(), target, pace);
    if (walBytes() > 0) {
      try (FileChannel wal = FileChannel.open(SetAside.wal(file), StandardOpenOption.READ)) {
        WarehouseCopy.of(wal, SetAside.wal(target), pace);
      }
    }
  }

  /** How much of what was committed is in no other place than the write-ahead log. */
  long walBytes() {
    return SetAside.wal(file).toFile().length();
  }

  /** Whether somebody reads now. */
  boolean isRead() {
    return !sessions.ended();
  }

  /** Ends what is read now; others may begin. */
  void endReaders() {
    sessions.end();
  }

  /** Interrupts what reads, and waits for its end. */
  @Override
  public void close() {
    sessions.close();
    DuckDbClosing.quietly(writer);
    if (ended()) {
      DuckDbClosing.quietly(journal);
    }
  }

  /** Whether nothing reads any more: only then is the file closed. */
  boolean ended() {
    return sessions.ended();
  }

  /** Takes one row of a result. */
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }
}
