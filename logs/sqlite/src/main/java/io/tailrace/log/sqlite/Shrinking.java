package io.tailrace.log.sqlite;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * Gives free pages back to the disk, a few at a time, when nobody waits and much of the file is
 * free. Pages that are free are used again first, so under steady traffic there is nothing to do.
 * Stateless; for the writer's thread.
 */
final class Shrinking {
  private static final long WORTH_PAGES = 16_384;
  private static final int PAGES = 256;

  private Shrinking() {}

  /** One step, in a commit of its own. */
  static void step(OpenLog log) throws SQLException, FileFault {
    long free = SqliteSchema.number(log.connection(), "PRAGMA freelist_count");
    long all = SqliteSchema.number(log.connection(), "PRAGMA page_count");
    if (free > WORTH_PAGES && free > all / 4) {
      try (Statement statement = log.connection().createStatement()) {
        // Not execute(): that would take one step, which is one page.
        statement.executeUpdate("PRAGMA incremental_vacuum(" + PAGES + ")");
      }
    }
    log.commit();
  }
}
