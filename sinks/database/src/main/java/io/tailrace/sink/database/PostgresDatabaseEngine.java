package io.tailrace.sink.database;

import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.SinkEngine;
import io.tailrace.core.engine.SinkPlace;
import java.util.List;

/** The database in a schema of PostgreSQL's, which several processes may share. Immutable. */
public record PostgresDatabaseEngine() implements SinkEngine<DatabaseConfig> {
  private static final EngineUrl URL = new PostgresUrl();

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
    return true;
  }

  @Override
  public List<ConfiguredSink> sinks(DatabaseConfig settings, SinkPlace place) {
    return URL.isFor(settings.url()) ? List.of(new PostgresDatabase(settings, place)) : List.of();
  }
}
