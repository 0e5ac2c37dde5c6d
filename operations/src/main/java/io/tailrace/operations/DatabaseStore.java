package io.tailrace.operations;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.sink.database.DatabaseReader;
import io.tailrace.sink.database.DatabaseSinkReader;
import io.tailrace.sink.database.QueryTooSlowException;
import io.tailrace.sink.database.Suppressions;
import java.time.Duration;

/**
 * The database, which operations ask more than any sink: who somebody is, what was sent to them,
 * whom nobody may write to. Safe for use by many threads.
 */
public final class DatabaseStore extends EventStore {
  /** What the queries of one question of a page may take together. */
  public static final Duration PAGE_QUERY_TIME = Duration.ofSeconds(2);

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
    return ask(database.reader(), question);
  }

  /**
   * The same for what pages show, where nobody waits long: its queries end after {@link
   * #PAGE_QUERY_TIME} together.
   *
   * @throws OperationException it took longer, and how to ask for less; or it cannot be asked now
   */
  public <T> T askForPage(Lookup<T> question) throws OperationException {
    return ask(database.reader().within(PAGE_QUERY_TIME), question);
  }

  private static <T> T ask(DatabaseReader reader, Lookup<T> question) throws OperationException {
    try {
      return question.ask(reader);
    } catch (QueryTooSlowException e) {
      throw OperationException.refused(e.getMessage());
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }
}
