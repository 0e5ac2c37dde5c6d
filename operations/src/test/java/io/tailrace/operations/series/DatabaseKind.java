package io.tailrace.operations.series;

import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.PostgresAddress;
import io.tailrace.sink.database.PostgresSettings;
import io.tailrace.sink.database.SqliteSettings;
import io.tailrace.testkit.postgres.PostgresServer;
import java.nio.file.Path;

/** What figures are read from, once from each. */
public enum DatabaseKind {
  SQLITE {
    @Override
    public Database in(Path folder) {
      return Database.sqlite(SqliteSettings.in(folder));
    }
  },
  POSTGRES {
    @Override
    public Database in(Path folder) {
      String url = PostgresServer.shared().url();
      return Database.postgres(
          PostgresSettings.at(PostgresAddress.of(url))
              .withSchema(PostgresServer.freshName("figures")));
    }
  };

  /** A database that was not there before. */
  public abstract Database in(Path folder);
}
