package io.tailrace.sink.duckdb;

import io.tailrace.core.engine.ExportFailedException;
import io.tailrace.core.engine.ExportResult;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the warehouse, also while the sink writes, each time as of the last commit. Blocks in
 * native code: call it on a platform thread. Safe for use by many threads.
 */
public final class WarehouseReader {
  private final DuckDbSettings settings;
  private final SessionSource sessions;

  WarehouseReader(DuckDbSettings settings, SessionSource sessions) {
    this.settings = settings;
    this.sessions = sessions;
  }

  /** How many rows {@code delivery_events} has. Costs next to nothing. */
  public long count() throws SinkUnavailableException {
    long[] rows = new long[1];
    read(
        session ->
            session.query("SELECT count(*) FROM delivery_events", row -> rows[0] = row.getLong(1)));
    return rows[0];
  }

  /**
   * The row of one event, column by column. Reads every row's id: some tenths of a second per ten
   * million.
   */
  public Optional<Map<String, Object>> find(String feed, String eventId)
      throws SinkUnavailableException {
    return find("SELECT * FROM delivery_events WHERE feed = ? AND event_id = ?", feed, eventId);
  }

  /** Finds an event's row quickly by the time at which it was received, which the log knows. */
  public Optional<Map<String, Object>> find(String feed, String eventId, Instant receivedAt)
      throws SinkUnavailableException {
    return find(
        "SELECT * FROM delivery_events WHERE received_at = make_timestamp(?) AND feed = ? AND event_id = ?",
        Micros.of(receivedAt),
        feed,
        eventId);
  }

  private Optional<Map<String, Object>> find(String sql, Object... values)
      throws SinkUnavailableException {
    Map<String, Object> found = new LinkedHashMap<>();
    read(
        session ->
            session.query(
                sql,
                row -> {
                  for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    found.put(row.getMetaData().getColumnName(i), Cells.value(row, i));
                  }
                },
                values));
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /**
   * Runs one SELECT that somebody typed. It reads the warehouse's tables and nothing else: no file,
   * no network, no setting; it ends by the limits, whatever it asks for.
   *
   * @throws SqlRefusedException if it is not such a SELECT, is wrong, or does not end within the
   *     limits
   */
  public SqlResult sql(String query, SqlLimits limits)
      throws SqlRefusedException, SinkUnavailableException {
    return new ReadOnlySql(sessions).run(query, limits);
  }

  /**
   * Writes the events with {@code from <= timestamp < to} as Parquet, one file per day of {@code
   * timestamp}: {@code folder/dt=2026-11-24/delivery_events.parquet}. Null leaves an end open.
   * Times are marked as UTC. No file is replaced: if one of them is there already, nothing is
   * written.
   *
   * @throws ExportFailedException with the files that were written until then
   */
  public ExportResult export(Path folder, Instant from, Instant to)
      throws ExportFailedException, SinkUnavailableException {
    return new ParquetExport(settings.staging(), sessions).write(folder, from, to);
  }

  private void read(Reading reading) throws SinkUnavailableException {
    try (ReadSession session = sessions.open()) {
      reading.read(session);
    } catch (SQLException e) {
      throw new SinkUnavailableException(
          "The warehouse could not be read. %s. (%s)"
              .formatted(DuckDbFailure.of(e).advice(), DuckDbFailure.firstLine(e)),
          e);
    }
  }

  /** Opens sessions on the file as it is open now. */
  interface SessionSource {
    ReadSession open() throws SQLException, SinkUnavailableException;
  }

  private interface Reading {
    void read(ReadSession session) throws SQLException;
  }
}
