package io.tailrace.server.config;

import io.tailrace.core.log.Retention;
import io.tailrace.core.settings.Setting;
import io.tailrace.server.engine.LogEngines;

/**
 * The log, whatever engine it is on. Immutable, safe to share between threads.
 *
 * @param url names the engine
 */
public record LogConfig(
    @Setting(
            key = "log.url",
            byDefault = "sqlite",
            meaning =
                "The engine that keeps what was received. Redis can be shared by several"
                    + " processes.")
        String url,
    Retention retention) {

  /** Whether several processes may share it. */
  public boolean isShared() {
    return LogEngines.isShared(url);
  }

  /** Without the password that the URL may hold. */
  @Override
  public String toString() {
    return "LogConfig[" + LogEngines.shown(url) + "]";
  }
}
