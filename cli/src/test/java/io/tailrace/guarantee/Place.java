package io.tailrace.guarantee;

import io.tailrace.testkit.bigquery.SimulatedBigQuery;
import io.tailrace.testkit.postgres.PostgresServer;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the servers of one test keep things: the settings that lead there, and how to read it with
 * nothing of ours in between. Immutable.
 *
 * @param database the JDBC URL of what several share; null if each has its own in its folder
 */
record Place(Map<String, String> settings, String database) {
  /** Short, so that tests wait little for a takeover. */
  private static final String LEASE = "2s";

  private static final String PROJECT = "acme";
  private static final String DATASET = "customerio_events";

  Place {
    settings = Map.copyOf(settings);
  }

  /** Everything in the folder of each server. */
  static Place inFolder() {
    return new Place(Map.of(), null);
  }

  /** A fresh log on this Redis, and the database in a fresh schema of this PostgreSQL. */
  static Place shared(RedisServer redis, PostgresServer postgres) {
    String name = PostgresServer.freshName("guarantee");
    Map<String, String> settings = new HashMap<>();
    settings.put("TAILRACE_LOG_URL", redis.url() + "/0");
    settings.put("TAILRACE_LOG_NAME", name);
    settings.put("TAILRACE_LOG_LEASE", LEASE);
    settings.put(
        "TAILRACE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres");
    settings.put("TAILRACE_DATABASE_USER", "postgres");
    settings.put("TAILRACE_DATABASE_SCHEMA", name);
    settings.put("TAILRACE_CONSUMER_MAX_BACKOFF", "1s");
    return new Place(settings, postgres.url() + "&currentSchema=" + name);
  }

  Place with(String variable, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(variable, value);
    return new Place(more, database);
  }

  /** The same, with the warehouse in this BigQuery. */
  Place with(SimulatedBigQuery bigQuery) {
    return with("TAILRACE_WAREHOUSE_URL", "bigquery:" + PROJECT + "." + DATASET)
        .with("TAILRACE_BIGQUERY_ENDPOINT", bigQuery.endpoint());
  }

  /** That warehouse's rows. */
  static Rows rows(SimulatedBigQuery bigQuery) {
    return new Rows(
        bigQuery.rows(PROJECT, DATASET, "delivery_events").stream()
            .map(row -> row.text("event_id"))
            .toList());
  }

  /** One that does everything. */
  ServerProcess server(Path folder) {
    return ServerProcess.of(folder, settings, "all");
  }

  ServerProcess worker(Path folder) {
    return ServerProcess.of(folder, settings, "worker");
  }

  Kept kept(Path folder) {
    return database == null ? new Kept(folder) : new Kept(folder, database);
  }

  String schema() {
    return settings.get("TAILRACE_DATABASE_SCHEMA");
  }
}
