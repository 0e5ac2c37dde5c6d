package io.tailrace.sink.database;

import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Quarantine;
import io.tailrace.core.sink.BatchSize;
import io.tailrace.core.sink.BatchTooLargeException;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What the database needs beside the sink: retention, and copies of what is decided elsewhere about
 * dead letters and quarantine. Each call has a connection of its own and writes in short
 * transactions, so the sink goes on meanwhile. Safe for use by many threads, and by several
 * processes at once; one at a time is enough.
 */
public final class DatabaseUpkeep {
  private final DatabaseDoor engine;
  private final DatabaseRetention retention;
  private final BatchSize swept = new BatchSize();
  private final BatchSize letters = new BatchSize();
  private final BatchSize names = new BatchSize();

  public DatabaseUpkeep(Database database, DatabaseRetention retention) {
    this.engine = database.engine();
    this.retention = retention;
  }

  /**
   * Deletes what is older than its table keeps, at most some 50,000 rows of each: to be called
   * every minute or so.
   *
   * @return how many rows it deleted
   * @throws SinkUnavailableException the database cannot be written now, or was never opened; the
   *     next call goes on where this one stopped
   */
  public long sweep(Instant now) throws SinkUnavailableException {
    return run(swept, database -> new RetentionSweep(database, retention, swept).sweep(now));
  }

  /**
   * Counts by cause some of the bounces that were received before those were counted: to be called
   * again as long as there is more.
   *
   * @return whether there is
   */
  public boolean rereadBounces() throws SinkUnavailableException {
    return run(database -> new BouncesReread(database).run());
  }

  /**
   * Copies the dead letters that changed since the last call into the table.
   *
   * @return how many
   */
  public int mirrorDeadLetters(DeadLetters changed)
      throws SinkUnavailableException, StoreUnavailableException {
    try (OpenDatabase database = OpenDatabase.existing(engine)) {
      int copied = new DeadLetterMirror(database, letters).copy(changed);
      letters.done();
      return copied;
    } catch (SQLException e) {
      throw unavailable(letters, e);
    }
  }

  /**
   * Marks a quarantined record as resolved.
   *
   * @return false if there is no such unresolved row
   */
  public boolean quarantineResolved(
      String feed, String key, Quarantine.Resolution resolution, Instant at)
      throws SinkUnavailableException {
    String word = resolution.name().toLowerCase(Locale.ROOT);
    return run(database -> new QuarantineMirror(database).resolve(feed, key, word, at));
  }

  /**
   * Marks those as resolved that the log no longer has among its unresolved: what {@link
   * #quarantineResolved} missed while the database was unavailable.
   *
   * @return how many
   */
  public int refreshQuarantine(Quarantine quarantine, Instant now)
      throws SinkUnavailableException, LogUnavailableException {
    try (OpenDatabase database = OpenDatabase.existing(engine)) {
      return new QuarantineMirror(database).refresh(quarantine, now);
    } catch (SQLException e) {
      throw engine.unavailable(e);
    }
  }

  /** Keeps these names, in place of older ones of the same. */
  public void putNames(List<SourceName> current) throws SinkUnavailableException {
    run(names, database -> new NameRows(database).put(current, names));
  }

  private <T> T run(BatchSize size, Work<T> work) throws SinkUnavailableException {
    try (OpenDatabase database = OpenDatabase.existing(engine)) {
      T done = work.run(database);
      size.done();
      return done;
    } catch (SQLException e) {
      throw unavailable(size, e);
    }
  }

  /** The next call tries with less at once, if this was too much. */
  private SinkUnavailableException unavailable(BatchSize size, SQLException cause) {
    SinkUnavailableException why = engine.unavailable(cause);
    if (why instanceof BatchTooLargeException) {
      size.tooLarge();
    }
    return why;
  }

  private <T> T run(Work<T> work) throws SinkUnavailableException {
    try (OpenDatabase database = OpenDatabase.existing(engine)) {
      return work.run(database);
    } catch (SQLException e) {
      throw engine.unavailable(e);
    }
  }

  private interface Work<T> {
    T run(OpenDatabase database) throws SQLException, SinkUnavailableException;
  }
}
