package io.tailrace.log.sqlite;

import io.tailrace.core.Check;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Quarantine;
import io.tailrace.core.sqlite.NotAtRestException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The log of a folder that no process has: read as it lies, and not changed by that, not even in
 * its write-ahead log. Who opens it keeps every other process away. Safe for use by many threads.
 */
public final class RestingLog implements EventLog {
  private final RestingFile resting;
  private final SqliteLogReads reads;
  private final SqliteQuarantineReads quarantine;

  private RestingLog(Lying lying) {
    this.resting = lying.resting();
    this.reads = new SqliteLogReads(lying);
    this.quarantine = new SqliteQuarantineReads(lying, request -> refuse());
  }

  /**
   * Opens the log in this folder.
   *
   * @throws NotAtRestException it cannot be read without being written to
   */
  public static RestingLog open(Path folder) throws NotAtRestException {
    Path file = SqliteLogSettings.in(folder).file();
    SqliteSchema schema = LogSchema.with(UUID.randomUUID(), Instant.EPOCH);
    RestingFile resting = RestingFile.open(file, schema);
    try {
      return new RestingLog(Lying.of(resting, new EndMark(folder)));
    } catch (SQLException e) {
      resting.close();
      throw new NotAtRestException(file + " could not be read alone (" + e.getMessage() + ")");
    } catch (NotAtRestException e) {
      resting.close();
      throw e;
    }
  }

  /** What is read from. */
  private record Lying(RestingFile resting, UUID logId, EndSignal end) implements OpenFile {

    /**
     * Reads a log that no process has open. A log that was put back to an older state must become
     * another log first.
     */
    static Lying of(RestingFile resting, EndMark mark) throws SQLException, NotAtRestException {
      UUID logId = resting.readers().read(SqliteIdentity::read);
      long end = resting.readers().read(Offsets::end);
      if (mark.past(logId, end).isPresent()) {
        throw new NotAtRestException(resting.file() + " was put back to an older state");
      }
      EndSignal signal = new EndSignal();
      signal.last(resting.readers().read(Offsets::last));
      return new Lying(resting, logId, signal);
    }

    @Override
    public Path file() {
      return resting.file();
    }

    @Override
    public ReadPool readers() {
      return resting.readers();
    }

    @Override
    public boolean await(long offset, long nanos) throws InterruptedException {
      return end.await(offset, nanos);
    }
  }

  @Override
  public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
      throws LogUnavailableException {
    refuse();
    return List.of();
  }

  private void refuse() throws LogUnavailableException {
    throw new LogUnavailableException(resting.file() + ": " + RestingFile.REFUSAL);
  }

  @Override
  public LogReader reader() {
    return reads;
  }

  @Override
  public Quarantine quarantine() {
    return quarantine;
  }

  @Override
  public boolean busy() {
    return false;
  }

  @Override
  public Check check() {
    return Check.OK;
  }

  @Override
  public void close() {
    resting.close();
  }
}
