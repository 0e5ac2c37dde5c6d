package io.tailrace.sink.database;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.SinkNames;
import io.tailrace.core.engine.SinkReader;
import io.tailrace.core.engine.WholeFile;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import java.util.List;
import java.util.Optional;

/** The database as it is configured, on either engine. Safe for use by many threads. */
abstract sealed class ConfiguredDatabase implements ConfiguredSink, SinkNames
    permits SqliteDatabase, PostgresDatabase {
  private final Database database;
  private final DatabaseSink sink;
  private final DatabaseReader reader;
  private final DatabaseUpkeep upkeep;

  ConfiguredDatabase(Database database, DatabaseRetention retention) {
    this.database = database;
    this.sink = new DatabaseSink(database);
    this.reader = new DatabaseReader(database);
    this.upkeep = new DatabaseUpkeep(database, retention);
  }

  Database database() {
    return database;
  }

  DatabaseSink sink() {
    return sink;
  }

  @Override
  public String name() {
    return DatabaseSink.NAME;
  }

  @Override
  public SinkTraits traits() {
    return sink.traits();
  }

  /** It has connections of its own, whoever feeds it. */
  @Override
  public Optional<SinkReader> reader(WholeFile whole) {
    return Optional.of(new DatabaseSinkReader(reader, new Suppressions(database)));
  }

  @Override
  public SinkNames names() {
    return this;
  }

  @Override
  public List<SourceName> kept() throws SinkUnavailableException {
    return reader.names();
  }

  @Override
  public void keep(List<SourceName> told) throws SinkUnavailableException {
    upkeep.putNames(told);
  }

  @Override
  public AutoCloseable beginUpkeep(EventLog log, ConsumerStore store, SteadyClock clock) {
    return DatabaseHousekeeping.start(upkeep, store, log, clock);
  }

  @Override
  public void close() {
    sink.close();
    database.close();
  }
}
