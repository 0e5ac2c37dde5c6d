package io.tailrace.log.sqlite;

import java.io.IOException;
import java.sql.SQLException;

/** Closes several things, each whatever became of the ones before. Stateless. */
final class InOrder {
  private InOrder() {}

  static void close(AutoCloseable... all) throws SQLException, IOException {
    Exception first = null;
    for (AutoCloseable each : all) {
      try {
        each.close();
      } catch (Exception e) {
        first = joined(first, e);
      }
    }
    rethrow(first);
  }

  private static Exception joined(Exception first, Exception next) {
    if (first == null) {
      return next;
    }
    first.addSuppressed(next);
    return first;
  }

  private static void rethrow(Exception first) throws SQLException, IOException {
    if (first instanceof IOException io) {
      throw io;
    }
    if (first != null) {
      throw first instanceof SQLException sql ? sql : new SQLException(first);
    }
  }
}
