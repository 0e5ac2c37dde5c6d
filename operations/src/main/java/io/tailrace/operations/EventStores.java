package io.tailrace.operations;

import io.tailrace.core.engine.SinkReader;
import io.tailrace.sink.database.DatabaseSinkReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sinks have written, by the sink's name: those of them that can be asked. Immutable, safe
 * for use by many threads.
 */
public final class EventStores {
  /** None can be asked. */
  public static final EventStores NONE = new EventStores(Map.of());

  private static final String DATABASE = "database";
  private static final String WAREHOUSE = "warehouse";
  private final Map<String, SinkReader> readers;

  public EventStores(Map<String, SinkReader> readers) {
    this.readers = Map.copyOf(readers);
  }

  /** If there is one that can be read from here. */
  public @Nullable DatabaseStore database() {
    return readers.get(DATABASE) instanceof DatabaseSinkReader database
        ? new DatabaseStore(database)
        : null;
  }

  /** If there is one that can be read from here. */
  public @Nullable EventStore warehouse() {
    SinkReader reader = readers.get(WAREHOUSE);
    return reader == null ? null : new EventStore(reader);
  }

  /**
   * The one to ask.
   *
   * @param name a sink's; null = the warehouse if there is one, else the database
   */
  EventStore toAsk(@Nullable String name) throws OperationException {
    String asked = name != null ? name : readers.containsKey(WAREHOUSE) ? WAREHOUSE : DATABASE;
    SinkReader reader = readers.get(asked);
    if (reader != null) {
      return new EventStore(reader);
    }
    throw asked.equals(WAREHOUSE) || asked.equals(DATABASE)
        ? OperationException.refused("There is no " + asked + " here to ask.")
        : OperationException.wrongRequest(
            "Ask the warehouse or the database; there is no '" + asked + "'.");
  }
}
