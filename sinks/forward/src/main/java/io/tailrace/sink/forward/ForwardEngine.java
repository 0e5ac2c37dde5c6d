package io.tailrace.sink.forward;

import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.SinkEngine;
import io.tailrace.core.engine.SinkPlace;
import java.util.List;

/** Sends events to people's own addresses: a sink for each forward. Immutable. */
public record ForwardEngine() implements SinkEngine<ForwardsConfig> {
  @Override
  public String sink() {
    return "forward";
  }

  @Override
  public EngineUrl url() {
    return EngineUrl.NONE;
  }

  @Override
  public Class<ForwardsConfig> settings() {
    return ForwardsConfig.class;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public List<ConfiguredSink> sinks(ForwardsConfig settings, SinkPlace place) {
    return settings.forwards().stream()
        .<ConfiguredSink>map(forward -> new ConfiguredForward(forward, place.clock()))
        .toList();
  }
}
