package io.tailrace.server.engine;

import io.tailrace.core.engine.Engine;
import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.EngineUrlType;
import io.tailrace.core.engine.LogEngine;
import io.tailrace.core.engine.LogPlace;
import io.tailrace.core.engine.LogSource;
import io.tailrace.core.engine.StoreEngine;
import io.tailrace.core.engine.StoreSource;
import io.tailrace.core.settings.OtherSections;
import io.tailrace.core.settings.Section;
import io.tailrace.log.redis.RedisLogEngine;
import io.tailrace.log.redis.RedisStoreEngine;
import io.tailrace.log.sqlite.SqliteLogEngine;
import io.tailrace.log.sqlite.SqliteStoreEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The logs and small stores of this server: the one place that names their engines. Stateless. */
public final class LogEngines {
  /** In the manual's order. A new log is one more line. */
  private static final List<LogEngine<?>> LOGS =
      List.of(new SqliteLogEngine(), new RedisLogEngine());

  private static final List<StoreEngine<?>> STORES =
      List.of(new SqliteStoreEngine(), new RedisStoreEngine());

  private LogEngines() {}

  /** The settings, with those of all engines in the component of this name. */
  public static <R extends Record> Section<R> in(Section<R> whole, String component) {
    List<Class<? extends Record>> sections =
        Stream.concat(LOGS.stream(), STORES.stream())
            .<Class<? extends Record>>map(Engine::settings)
            .toList();
    return whole
        .with(component, sections)
        .taking("log.url", new LogUrlType(urls(LOGS)))
        .taking("store.url", new EngineUrlType(urls(STORES)));
  }

  private static List<EngineUrl> urls(List<? extends Engine<?>> engines) {
    return engines.stream().map(Engine::url).toList();
  }

  /** Whether several processes may use the log of this URL. */
  public static boolean isShared(String url) {
    return of(LOGS, url).isPresent() && of(LOGS, url).get().isShared();
  }

  /** The URL of a log for people: without the password that may be in it. */
  public static String shown(String url) {
    return new EngineUrlType(urls(LOGS)).show(url);
  }

  /**
   * Why a store does not fit a log, and what to do; empty if it does.
   *
   * @param log a URL
   * @param store likewise, perhaps the same
   */
  public static Optional<String> unfit(String log, String store) {
    Optional<? extends Engine<?>> engine = of(STORES, store);
    if (engine.isEmpty()) {
      return Optional.of(
          "must be set with this log.url, whose engine keeps no positions and dead letters: "
              + new EngineUrlType(urls(STORES)).expected());
    }
    return isShared(log) && !engine.get().isShared()
        ? Optional.of(
            "names a store that one process has, and several may share the log that log.url names:"
                + " they need a store with leases. Leave store.url out, or set it to "
                + new EngineUrlType(urls(STORES.stream().filter(Engine::isShared).toList()))
                    .expected())
        : Optional.empty();
  }

  /** The log that these settings mean. Opens nothing. */
  public static LogSource log(LogPlace place, OtherSections settings) {
    return source(of(LOGS, place.url()).orElseThrow(), place, settings);
  }

  private static <S extends Record> LogSource source(
      LogEngine<S> engine, LogPlace place, OtherSections settings) {
    return engine.source(place, settings.get(engine.settings()));
  }

  /** How many consumers of a sink may work at once on a log of this URL. */
  public static int partitions(String url, OtherSections settings) {
    return partitions(of(LOGS, url).orElseThrow(), settings);
  }

  private static <S extends Record> int partitions(LogEngine<S> engine, OtherSections settings) {
    return engine.partitions(settings.get(engine.settings()));
  }

  /** The small store that these settings mean. Opens nothing. */
  public static StoreSource store(String url, Path folder, OtherSections settings) {
    return source(of(STORES, url).orElseThrow(), url, folder, settings);
  }

  private static <S extends Record> StoreSource source(
      StoreEngine<S> engine, String url, Path folder, OtherSections settings) {
    return engine.source(url, folder, settings.get(engine.settings()));
  }

  private static <E extends Engine<?>> Optional<E> of(List<E> engines, String url) {
    return engines.stream().filter(engine -> engine.url().isFor(url)).findFirst();
  }
}
