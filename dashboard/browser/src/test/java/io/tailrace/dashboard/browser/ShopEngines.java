package io.tailrace.dashboard.browser;

import io.tailrace.testkit.postgres.PostgresServer;
import io.tailrace.testkit.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** What keeps the data of a {@link Shop}. Stateless. */
enum ShopEngines {
  /** SQLite and DuckDB, in the folder. */
  EMBEDDED {
    @Override
    String settings(Path folder) {
      return """
      warehouse:
        url: duckdb
      log:
        min-free: 0
      """;
    }
  },

  /** Redis and PostgreSQL. */
  SHARED {
    @Override
    String settings(Path folder) throws IOException, SQLException {
      PostgresServer postgres = PostgresServer.shared();
      String database = PostgresServer.freshName("browser");
      postgres.execute("CREATE DATABASE " + database);
      RedisServer redis =
          RedisServer.start(Files.createDirectory(folder.resolve("redis")), RedisServer.DURABLE);
      return """
      warehouse:
        url: duckdb
      log:
        min-free: 0
        url: %s
      database:
        url: %s
      """
          .formatted(redis.url(), postgres.url(database));
    }
  };

  /** As YAML, beside those that all shops have; starts what is needed. */
  abstract String settings(Path folder) throws IOException, SQLException;
}
