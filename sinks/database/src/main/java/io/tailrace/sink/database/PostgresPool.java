package io.tailrace.sink.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A few connections to a PostgreSQL server, made when they are needed. Safe for use by many
 * threads.
 */
final class PostgresPool implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final PostgresSettings settings;
  private HikariDataSource pool;

  PostgresPool(PostgresSettings settings) {
    this.settings = settings;
  }

  /** One in whose transactions each statement sees what was committed before it began. */
  Connection connection(boolean readOnly) throws SQLException {
    Connection connection = pool().getConnection();
    try {
      connection.setReadOnly(readOnly);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private synchronized HikariDataSource pool() {
    if (pool == null) {
      pool = new HikariDataSource(config());
    }
    return pool;
  }

  private HikariConfig config() {
    PostgresLimits limits = settings.limits();
    HikariConfig config = new HikariConfig();
    config.setDataSource(new PostgresSource(settings, limits.network()));
    config.setPoolName("database");
    config.setMaximumPoolSize(limits.connections());
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE.toMillis());
    config.setInitializationFailTimeout(-1); // the sink is who says that it cannot connect
    config.setConnectionTimeout(limits.connect().toMillis());
    config.setValidationTimeout(Math.min(3_000, limits.connect().toMillis()));
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql("SET standard_conforming_strings = on");
    return config;
  }

  /** Those in use go when they are given back. */
  synchronized void dropConnections() {
    if (pool != null) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  @Override
  public synchronized void close() {
    if (pool != null) {
      pool.close();
      pool = null;
    }
  }
}
