package io.tailrace.sink.duckdb;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what may be broken already. Stateless. */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.debug("A connection to the warehouse did not close well; nothing committed is lost", e);
    }
  }
}
