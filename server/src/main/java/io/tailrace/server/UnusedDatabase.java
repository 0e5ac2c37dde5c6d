package io.tailrace.server;

import io.tailrace.server.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices a database of SQLite's that nobody uses any more: what is older than the log is in it
 * alone, such as whom nobody may write to. Stateless.
 */
final class UnusedDatabase {
  private static final Logger log = LoggerFactory.getLogger(UnusedDatabase.class);

  private UnusedDatabase() {}

  static void warn(Configuration configuration) {
    Path file = configuration.server().dataDir().resolve("database.db");
    if (!configuration.database().isSqlite() && Files.exists(file)) {
      log.warn(
          "{} is not used, since database.url names PostgreSQL. Unless it was copied, people,"
              + " suppressions and counts older than the log are in it alone: stop this process,"
              + " copy it into an empty schema with 'tailrace database copy --to URL', and start"
              + " again. Once it is copied, move it away",
          file);
    }
  }
}
