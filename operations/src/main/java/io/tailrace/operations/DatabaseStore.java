package io.tailrace.operations;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.sink.database.DatabaseReader;
import io.tailrace.sink.database.DatabaseSinkReader;
import io.tailrace.sink.database.Suppressions;

/**
 * The database, which operations ask more than any sink: who somebody is, what was sent to them,
 * whom nobody may write to. Safe for use by many threads.
 */
public final class DatabaseStore extends EventStore {
  private final DatabaseSinkReader database;

  public DatabaseStore(DatabaseSinkReader database) {
    super(database);
    this.database = database;
  }

  /** What shows and lifts them. */
  Suppressions suppressions() {
    return database.suppressions();
  }

  /** One question to the reader. */
  @FunctionalInterface
  public interface Lookup<T> {
    T ask(DatabaseReader reader) throws SinkUnavailableException;
  }

  public <T> T ask(Lookup<T> question) throws OperationException {
    try {
      return question.ask(database.reader());
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }
}
