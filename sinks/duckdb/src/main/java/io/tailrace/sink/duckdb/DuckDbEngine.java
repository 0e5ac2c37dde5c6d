package io.tailrace.sink.duckdb;

import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.SinkEngine;
import io.tailrace.core.engine.SinkPlace;
import java.util.List;

/** The warehouse in a file of DuckDB's in the data folder. Immutable. */
public record DuckDbEngine() implements SinkEngine<DuckDbConfig> {
  private static final EngineUrl URL = EngineUrl.word("duckdb");

  @Override
  public String sink() {
    return DuckDbPositions.SINK;
  }

  @Override
  public EngineUrl url() {
    return URL;
  }

  @Override
  public Class<DuckDbConfig> settings() {
    return DuckDbConfig.class;
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public List<ConfiguredSink> sinks(DuckDbConfig settings, SinkPlace place) {
    return URL.isFor(settings.warehouse().url())
        ? List.of(new DuckDbWarehouse(settings, place))
        : List.of();
  }
}
