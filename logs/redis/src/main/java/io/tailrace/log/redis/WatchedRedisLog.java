package io.tailrace.log.redis;

import io.tailrace.core.engine.EngineFigure;
import io.tailrace.core.engine.OpenedLog;
import io.tailrace.core.log.LogUnavailableException;
import java.util.ArrayList;
import java.util.List;

/** The log, with what is to be said and shown of it. Safe for use by many threads. */
record WatchedRedisLog(RedisLog log, WatchedRedis connection) {

  /** On a connection that its store closes. */
  OpenedLog opened() {
    return new OpenedLog(log, this::warnings, figures(), log::close);
  }

  /** On a connection of its own. */
  OpenedLog openedAlone() {
    return new OpenedLog(log, this::warnings, figures(), this::close);
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(connection.watch().warnings());
    log.filling().ifPresent(warnings::add);
    return warnings;
  }

  private List<EngineFigure> figures() {
    return List.of(
        EngineFigure.logBytes(this::bytes),
        EngineFigure.logMaxBytes(() -> log.stats().maxBytes()),
        EngineFigure.rollbacks(log::rollbacks),
        EngineFigure.durabilityWarnings(connection.watch()::count));
  }

  /** What was heard last says nothing while Redis is away. */
  private double bytes() throws LogUnavailableException {
    log.reader().logId();
    return log.stats().bytes();
  }

  private void close() {
    log.close();
    connection.close();
  }
}
