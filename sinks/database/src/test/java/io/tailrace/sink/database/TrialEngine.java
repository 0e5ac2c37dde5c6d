package io.tailrace.sink.database;

import io.tailrace.testkit.postgres.PostgresServer;
import java.nio.file.Path;

/** What a test runs on, once on each. */
enum TrialEngine {
  SQLITE {
    @Override
    TrialDatabase in(Path folder) {
      return TrialDatabase.sqlite(SqliteSettings.in(folder));
    }
  },
  POSTGRES {
    @Override
    TrialDatabase in(Path folder) {
      return TrialDatabase.postgres(
          PostgresServer.shared().url(), PostgresServer.freshName("trial"));
    }
  };

  /** A database that was not there before. */
  abstract TrialDatabase in(Path folder);
}
