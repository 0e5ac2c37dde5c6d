package io.tailrace.log.sqlite;

import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.NoSettings;
import io.tailrace.core.engine.StoreEngine;
import io.tailrace.core.engine.StoreSource;
import java.nio.file.Path;

/** The small store in the data folder: no address, nothing to set, one process. Immutable. */
public record SqliteStoreEngine() implements StoreEngine<NoSettings> {

  @Override
  public EngineUrl url() {
    return SqliteLogEngine.URL;
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
  public StoreSource source(String url, Path folder, NoSettings settings) {
    return new SqliteStoreSource(folder);
  }
}
