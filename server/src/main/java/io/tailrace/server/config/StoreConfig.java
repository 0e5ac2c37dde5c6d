package io.tailrace.server.config;

import io.tailrace.core.settings.Setting;
import java.util.Optional;

/**
 * The small store beside the log. Immutable, safe to share between threads.
 *
 * @param url names the engine; empty = the log's
 */
public record StoreConfig(
    @Setting(
            key = "store.url",
            meaning =
                "The engine that keeps positions, dead letters, replays and leases. Without it,"
                    + " they are where `log.url` says. A log that several processes share needs one"
                    + " that they share too.")
        Optional<String> url) {

  /** The log's, where none is named. */
  public String beside(LogConfig log) {
    return url.orElse(log.url());
  }

  /** Without the URL, which may hold a password. */
  @Override
  public String toString() {
    return url.isEmpty() ? "StoreConfig[]" : "StoreConfig[its own]";
  }
}
