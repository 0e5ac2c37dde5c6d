package io.tailrace.sink.bigquery;

import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.SinkEngine;
import io.tailrace.core.engine.SinkPlace;
import java.util.List;

/** The warehouse in BigQuery: in no file here, and any number of processes may write. Immutable. */
public record BigQueryEngine() implements SinkEngine<BigQueryConfig> {
  private static final EngineUrl URL = new BigQueryUrl();

  @Override
  public String sink() {
    return BigQuerySink.NAME;
  }

  @Override
  public EngineUrl url() {
    return URL;
  }

  @Override
  public Class<BigQueryConfig> settings() {
    return BigQueryConfig.class;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public List<ConfiguredSink> sinks(BigQueryConfig settings, SinkPlace place) {
    return URL.isFor(settings.warehouse().url())
        ? List.of(new BigQueryWarehouse(settings, place.clock()))
        : List.of();
  }
}
