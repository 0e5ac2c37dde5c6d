package io.tailrace.example.sink;

import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.SinkEngine;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.handler.HandlerSink;
import java.util.List;

/**
 * All that a server must be told of this sink: {@code new LineFileEngine()}, a line in its list of
 * engines. Immutable.
 */
public record LineFileEngine() implements SinkEngine<LineFileConfig> {
  @Override
  public String sink() {
    return "lines";
  }

  @Override
  public EngineUrl url() {
    return new LineFileUrl();
  }

  @Override
  public Class<LineFileConfig> settings() {
    return LineFileConfig.class;
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public List<ConfiguredSink> sinks(LineFileConfig settings, SinkPlace place) {
    return LineFileUrl.file(settings.url(), place.folder())
        .map(LineFile::new)
        .map(LineFileEngine::configured)
        .stream()
        .toList();
  }

  private static ConfiguredSink configured(LineFile lines) {
    return ConfiguredSink.alone(
        HandlerSink.name("lines"),
        HandlerSink.TRAITS,
        store -> new HandlerSink("lines", lines, store.positions()));
  }
}
