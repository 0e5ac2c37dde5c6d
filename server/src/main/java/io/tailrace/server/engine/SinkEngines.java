package io.tailrace.server.engine;

import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.EngineUrlType;
import io.tailrace.core.engine.SinkEngine;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.settings.OtherSections;
import io.tailrace.core.settings.Section;
import io.tailrace.core.warehouse.NoWarehouse;
import io.tailrace.sink.bigquery.BigQueryEngine;
import io.tailrace.sink.database.PostgresDatabaseEngine;
import io.tailrace.sink.database.SqliteDatabaseEngine;
import io.tailrace.sink.duckdb.DuckDbEngine;
import io.tailrace.sink.forward.ForwardEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sinks of this server: the one place that names their engines. Stateless. */
public final class SinkEngines {
  /** In the manual's order. A new sink is one more line. */
  private static final List<SinkEngine<?>> ALL =
      List.of(
          new SqliteDatabaseEngine(),
          new PostgresDatabaseEngine(),
          new DuckDbEngine(),
          new NoWarehouse(),
          new BigQueryEngine(),
          new ForwardEngine());

  private SinkEngines() {}

  /** The settings, with those of all engines in the component of this name. */
  public static <R extends Record> Section<R> in(Section<R> whole, String component) {
    Section<R> section = whole.with(component, ALL.stream().map(SinkEngine::settings).toList());
    Map<String, List<EngineUrl>> bySink = new LinkedHashMap<>();
    ALL.stream()
        .filter(engine -> !engine.url().equals(EngineUrl.NONE))
        .forEach(
            engine ->
                bySink.computeIfAbsent(engine.sink(), name -> new ArrayList<>()).add(engine.url()));
    for (Map.Entry<String, List<EngineUrl>> urls : bySink.entrySet()) {
      section = section.taking(urls.getKey() + ".url", new EngineUrlType(urls.getValue()));
    }
    return section;
  }

  /** The sinks that these settings ask for. Opens none. */
  public static List<ConfiguredSink> sinks(OtherSections settings, SinkPlace place) {
    return ALL.stream().flatMap(engine -> sinks(engine, settings, place)).toList();
  }

  private static <S extends Record> Stream<ConfiguredSink> sinks(
      SinkEngine<S> engine, OtherSections settings, SinkPlace place) {
    return engine.sinks(settings.get(engine.settings()), place).stream();
  }

  /** Why several processes cannot share the work on them, and what to do; else empty. */
  public static Optional<String> cannotBeShared(OtherSections settings) {
    return ALL.stream().flatMap(engine -> cannotBeShared(engine, settings).stream()).findFirst();
  }

  private static <S extends Record> Optional<String> cannotBeShared(
      SinkEngine<S> engine, OtherSections settings) {
    return engine.cannotBeShared(settings.get(engine.settings()));
  }
}
