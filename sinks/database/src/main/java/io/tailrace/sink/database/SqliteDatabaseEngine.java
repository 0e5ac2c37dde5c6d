package io.tailrace.sink.database;

import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.SinkEngine;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.log.Retention;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The database in a file of SQLite's in the data folder. Immutable. */
public record SqliteDatabaseEngine() implements SinkEngine<DatabaseConfig> {
  private static final EngineUrl URL = EngineUrl.word("sqlite");

  /** The sink in this folder, with the defaults, for who embeds it. */
  public static ConfiguredSink in(Path folder) {
    var place =
        new SinkPlace(folder, InstantSource.system(), 1, Retention.DEFAULT.minFreeBytes(), false);
    return new SqliteDatabase(DatabaseConfig.DEFAULT, place);
  }

  @Override
  public String sink() {
    return DatabaseSink.NAME;
  }

  @Override
  public EngineUrl url() {
    return URL;
  }

  @Override
  public Class<DatabaseConfig> settings() {
    return DatabaseConfig.class;
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public List<ConfiguredSink> sinks(DatabaseConfig settings, SinkPlace place) {
    return URL.isFor(settings.url()) ? List.of(new SqliteDatabase(settings, place)) : List.of();
  }

  @Override
  public Optional<String> cannotBeShared(DatabaseConfig settings) {
    return URL.isFor(settings.url())
        ? Optional.of(
            "needs a database that several processes share: set database.url"
                + " (TAILRACE_DATABASE_URL) to jdbc:postgresql://host:port/database. Each worker"
                + " would fold its own part of the events into an SQLite file of its own, and none"
                + " would hold all of them.")
        : Optional.empty();
  }
}
