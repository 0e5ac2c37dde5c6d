package io.tailrace.sink.duckdb;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what may be broken already. Stateless. */
final class DuckDbClosing {
  private static final Logger LOG = LoggerFactory.getLogger(DuckDbClosing.class);

  private DuckDbClosing() {}

  static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.debug("A connection to the warehouse did not close well; nothing committed is lost", e);
    }
  }
}
