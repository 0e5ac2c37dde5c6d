package io.tailrace.sink.database;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.Sink;

/** In a file of SQLite's: one sink for all partitions. Safe for use by many threads. */
final class SqliteDatabase extends ConfiguredDatabase {
  SqliteDatabase(DatabaseConfig config, SinkPlace place) {
    super(Database.sqlite(settings(place)), config.retention());
  }

  private static SqliteSettings settings(SinkPlace place) {
    SqliteSettings settings = SqliteSettings.in(place.folder());
    return place.atRest() ? settings.lyingStill() : settings;
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public Sink sink(EventLog log, ConsumerStore store) {
    return sink();
  }
}
