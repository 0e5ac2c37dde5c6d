package io.tailrace.log.sqlite;

import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.LogEngine;
import io.tailrace.core.engine.LogPlace;
import io.tailrace.core.engine.LogSource;
import io.tailrace.core.engine.NoSettings;

/** The log in the data folder: no address, nothing to set, one process. Immutable. */
public record SqliteLogEngine() implements LogEngine<NoSettings> {
  static final EngineUrl URL = EngineUrl.word("sqlite");

  @Override
  public EngineUrl url() {
    return URL;
  }

  @Override
  public Class<NoSettings> settings() {
    return NoSettings.class;
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public LogSource source(LogPlace place, NoSettings settings) {
    return new SqliteLogSource(place);
  }
}
