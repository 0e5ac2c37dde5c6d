package io.tailrace.core.warehouse;

import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.SinkEngine;
import io.tailrace.core.engine.SinkPlace;
import java.util.List;

/** For who does without a warehouse. Immutable. */
public record NoWarehouse() implements SinkEngine<WarehouseConfig> {
  @Override
  public String sink() {
    return "warehouse";
  }

  @Override
  public EngineUrl url() {
    return EngineUrl.word("none");
  }

  @Override
  public Class<WarehouseConfig> settings() {
    return WarehouseConfig.class;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public List<ConfiguredSink> sinks(WarehouseConfig settings, SinkPlace place) {
    return List.of();
  }
}
