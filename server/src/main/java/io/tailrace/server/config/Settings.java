package io.tailrace.server.config;

import io.tailrace.log.redis.RedisLogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The catalogue: every setting with its key, values, default and meaning. Parsing, checking, the
 * variables' names, masking and the manual's table all come from here. Immutable.
 */
final class Settings {
  static final Setting<Integer> PORT =
      new Setting<>(
          "port",
          new WholeNumberType(0, 65_535),
          "8080",
          "Where Customer.io's requests come in; 0 takes a free one.");
  static final Setting<String> HOST =
      new Setting<>(
          "host",
          new HostType(),
          "0.0.0.0",
          "The address that `port` listens on; by default every IPv4 one.");
  static final Setting<Integer> ADMIN_PORT =
      new Setting<>(
          "admin-port",
          new WholeNumberType(0, 65_535),
          "8081",
          "Counters, health and `/api`; 0 takes a free one.");
  static final Setting<String> ADMIN_HOST =
      new Setting<>(
          "admin-host",
          new HostType(),
          "127.0.0.1",
          "The address that `admin-port` listens on. Beyond this machine it needs `admin-token`.");
  static final Setting<Secret> ADMIN_TOKEN =
      new Setting<>(
          "admin-token",
          new SecretType(false, SecretShape.KEY),
          "",
          "What `/api` asks for. Without it, a random one is written to `server.json` in the data"
              + " folder.");
  static final Setting<Path> DATA_DIR =
      new Setting<>(
          "data-dir", new FolderType(), "data", "Where everything is kept. Made when missing.");
  static final Setting<Duration> DRAIN =
      new Setting<>(
          "drain",
          DurationType.between("0s", "10m"),
          "10s",
          "How long requests are still taken after SIGTERM, so that a proxy can look elsewhere. It"
              + " ends sooner where no connection is open and none came for as long.");

  static final Setting<Long> LIMITS_BODY =
      new Setting<>(
          "limits.body",
          SizeType.between("64KiB", "32MiB"),
          "8MiB",
          "A verified request with a larger body is answered 200 and quarantined: head and hash.");
  static final Setting<Long> LIMITS_UNVERIFIED =
      new Setting<>(
          "limits.unverified",
          SizeType.between("8MiB", "16GiB"),
          "64MiB",
          "The memory that the bodies of requests under way, not verified yet, may take together;"
              + " a large one waits on disk.");
  static final Setting<Duration> LIMITS_DEADLINE =
      new Setting<>(
          "limits.deadline",
          DurationType.between("100ms", "3500ms"),
          "3s",
          "A request that is not complete, or not on disk, by then is answered 408 or 503."
              + " Customer.io hangs up after 4 s.");
  static final Setting<Duration> LIMITS_IDLE =
      new Setting<>(
          "limits.idle",
          DurationType.between("1s", "1h"),
          "620s",
          "How long an idle connection stays open. Keep it longer than the proxy's.");

  static final Setting<String> LOG_URL =
      new Setting<>(
          "log.url",
          new LogUrlType(),
          "sqlite",
          "The engine that keeps what was received. Redis can be shared by several processes.");
  static final Setting<Duration> LOG_RETENTION =
      new Setting<>(
          "log.retention",
          DurationType.between("1h", "3650d"),
          "30d",
          "A record older than this goes once every sink has it.");
  static final Setting<Duration> LOG_MAX_RETENTION =
      new Setting<>(
          "log.max-retention",
          DurationType.between("1h", "3650d"),
          "90d",
          "A record older than this goes even if a sink still needs it; that gap is written down.");
  static final Setting<Long> LOG_MIN_FREE =
      new Setting<>(
          "log.min-free",
          SizeType.between("0", "100TiB"),
          "1GiB",
          "With less free disk than this, the oldest records go that every sink has, or, once it"
              + " has been so for five minutes, that waited over an hour for one.");
  static final Setting<Duration> LOG_DEDUPLICATION =
      new Setting<>(
          "log.deduplication",
          DurationType.between("8d", "3650d"),
          "8d",
          "How long an `event_id` is remembered, so that a retry is known for a duplicate; 8.5 days"
              + " at least, for as long as one request is accepted. Customer.io retries for 7"
              + " days.");

  static final Setting<String> LOG_NAME =
      new Setting<>(
          "log.name",
          PatternType.of("[a-z0-9][a-z0-9_-]{0,62}", "small letters, digits, `-` and `_`"),
          "tailrace",
          "Redis: begins the name of every key, so that several logs can share a Redis.");
  static final Setting<Integer> LOG_PARTITIONS =
      new Setting<>(
          "log.partitions",
          new WholeNumberType(1, RedisLogSettings.MAX_PARTITIONS),
          "8",
          "Redis: how many parts the log has, and so how many batches of a sink can be written at"
              + " once. Fixed when the log is made.");
  static final Setting<Long> LOG_MAX_BYTES =
      new Setting<>(
          "log.max-bytes",
          new AutomaticSizeType(SizeType.between("1MiB", "16TiB")),
          "auto",
          "Redis: what records and remembered ids may take; past it requests are answered 503."
              + " `auto` is three quarters of Redis' `maxmemory`, or 1 GiB without one. Ids alone"
              + " take about 1 GiB for each million events a day.");
  static final Setting<Integer> LOG_WAIT_REPLICAS =
      new Setting<>(
          "log.wait-replicas",
          new WholeNumberType(0, 16),
          "0",
          "Redis: how many replicas must have an event before it is answered, so that a failover"
              + " loses none; else 503. Have one more than that.");
  static final Setting<Duration> LOG_KEEP_AFTER_CONSUMED =
      new Setting<>(
          "log.keep-after-consumed",
          DurationType.between("0s", "3650d"),
          "1h",
          "Redis: how long a record stays that every sink has: so far back `replay` reaches.");
  static final Setting<Duration> LOG_LEASE =
      new Setting<>(
          "log.lease",
          DurationType.between("1s", "10m"),
          "10s",
          "Redis: how long after a worker's last sign of life the others take over its work.");
  static final Setting<Boolean> LOG_REQUIRE_DURABLE =
      new Setting<>(
          "log.require-durable",
          new FlagType(),
          "false",
          "Redis: refuse to start where its settings can lose what was answered, or may not be"
              + " read, instead of warning.");

  static final Setting<Integer> CONSUMER_ATTEMPTS =
      new Setting<>(
          "consumer.attempts",
          new WholeNumberType(1, 100),
          "3",
          "How often a rejected record is handed to a sink before it becomes a dead letter."
              + " A sink that is unavailable is tried for as long as it takes.");
  static final Setting<Duration> CONSUMER_RETRY_BACKOFF =
      new Setting<>(
          "consumer.retry-backoff",
          DurationType.between("1ms", "1h"),
          "1s",
          "The wait before a second attempt; it doubles with each.");
  static final Setting<Duration> CONSUMER_MAX_BACKOFF =
      new Setting<>(
          "consumer.max-backoff",
          DurationType.between("1ms", "1d"),
          "30s",
          "The longest wait between two attempts.");
  static final Setting<Integer> CONSUMER_MAX_IN_FLIGHT =
      new Setting<>(
          "consumer.max-in-flight",
          new WholeNumberType(1, 1_000_000),
          "10000",
          "How many records of a sink may wait for another attempt before it reads no further.");
  static final Setting<Duration> CONSUMER_YIELD_AT_MOST =
      new Setting<>(
          "consumer.yield-at-most",
          DurationType.between("0s", "1m"),
          "20s",
          "How long a burst of requests may have the machine to itself. Sinks wait for so long,"
              + " then take half of the time until it is over. Longer keeps answers fast in a"
              + " burst, and the sinks further behind.");

  static final Setting<Integer> CONSUMER_CONCURRENCY =
      new Setting<>(
          "consumer.concurrency",
          new WholeNumberType(1, RedisLogSettings.MAX_PARTITIONS),
          "8",
          "How many batches of a sink this process writes at once: at most one of each partition,"
              + " so one with the log in SQLite.");
  static final Setting<Integer> CONSUMER_KEEP_DEAD_LETTERS =
      new Setting<>(
          "consumer.keep-dead-letters",
          new WholeNumberType(0, 1_000_000_000),
          "0",
          "How many unresolved dead letters of a sink are kept; `0` is all. Past it the oldest go,"
              + " each counted and said in the log.");

  static final Setting<String> DATABASE_URL =
      new Setting<>(
          "database.url",
          new DatabaseUrlType(),
          "sqlite",
          "The engine of the database: people, deliveries, suppressions. PostgreSQL can be shared"
              + " by several processes.");
  static final Setting<String> DATABASE_USER =
      new Setting<>(
          "database.user",
          PatternType.of("\\P{Cntrl}{0,63}", "a role's name"),
          "",
          "Who we are to PostgreSQL, unless the URL says it.");
  static final Setting<Secret> DATABASE_PASSWORD =
      new Setting<>(
          "database.password",
          new SecretType(false, SecretShape.PASSWORD),
          "",
          "The password of that user. From a file, it may change while we run.");
  static final Setting<String> DATABASE_SCHEMA =
      new Setting<>(
          "database.schema",
          PatternType.of("[a-z_][a-z0-9_]{0,62}", "small letters, digits and `_`"),
          "tailrace",
          "The schema in PostgreSQL for our tables alone. Made when missing, if that is allowed.");
  static final Setting<Duration> DATABASE_RETENTION_ACTIVITY =
      new Setting<>(
          "database.retention.activity",
          DurationType.between("1h", "3650d"),
          "90d",
          "How long each person's events are kept. They are what tells a replayed event from a new"
              + " one, so not shorter than `log.max-retention`.");
  static final Setting<Duration> DATABASE_RETENTION_DELIVERIES =
      new Setting<>(
          "database.retention.deliveries",
          DurationType.between("1d", "3650d"),
          "400d",
          "How long deliveries are kept after their last event.");
  static final Setting<Duration> DATABASE_RETENTION_HOURLY_COUNTS =
      new Setting<>(
          "database.retention.hourly-counts",
          DurationType.between("1d", "3650d"),
          "800d",
          "How long the counts by hour are kept; by default two years side by side.");

  static final Setting<Duration> DATABASE_RETENTION_RESOLVED =
      new Setting<>(
          "database.retention.resolved",
          DurationType.between("1d", "3650d"),
          "30d",
          "How long dead letters and quarantine are kept once resolved; until then, always.");

  static final Setting<String> WAREHOUSE_URL =
      new Setting<>(
          "warehouse.url",
          new WarehouseUrlType(),
          "duckdb",
          "The engine of the warehouse, one row per event; `none` does without. BigQuery can be"
              + " shared by several processes.");
  static final Setting<Boolean> WAREHOUSE_CONTENT =
      new Setting<>(
          "warehouse.content",
          new FlagType(),
          "false",
          "Whether `data` includes whole mails (`content`, `headers`). The log has them anyway.");
  static final Setting<Long> WAREHOUSE_MEMORY =
      new Setting<>(
          "warehouse.memory",
          SizeType.between("64MiB", "64GiB"),
          "64MiB",
          "What DuckDB may use. Loading needs no more than the default; large sorts, joins and"
              + " whole mails in queries may. An error names this setting when it is too little.");
  static final Setting<String> BIGQUERY_ENDPOINT =
      new Setting<>(
          "bigquery.endpoint",
          new EndpointType(),
          "",
          "Where BigQuery is, if not at Google's: for a simulated one. With `http:` nothing is"
              + " encrypted and no credentials are sent.");

  static final Setting<LoggingLevel> LOGGING_LEVEL =
      new Setting<>(
          "logging.level",
          new ChoiceType<>(LoggingLevel.class),
          "info",
          "How much is said on standard error.");
  static final Setting<LoggingFormat> LOGGING_FORMAT =
      new Setting<>(
          "logging.format",
          new ChoiceType<>(LoggingFormat.class),
          "text",
          "One line of text, or one JSON object, per message.");

  /** In the order of the manual. */
  static final List<Setting<?>> ALL =
      List.of(
          PORT,
          HOST,
          ADMIN_PORT,
          ADMIN_HOST,
          ADMIN_TOKEN,
          DATA_DIR,
          DRAIN,
          LIMITS_BODY,
          LIMITS_UNVERIFIED,
          LIMITS_DEADLINE,
          LIMITS_IDLE,
          LOG_URL,
          LOG_RETENTION,
          LOG_MAX_RETENTION,
          LOG_MIN_FREE,
          LOG_DEDUPLICATION,
          LOG_NAME,
          LOG_PARTITIONS,
          LOG_MAX_BYTES,
          LOG_WAIT_REPLICAS,
          LOG_KEEP_AFTER_CONSUMED,
          LOG_LEASE,
          LOG_REQUIRE_DURABLE,
          CONSUMER_ATTEMPTS,
          CONSUMER_RETRY_BACKOFF,
          CONSUMER_MAX_BACKOFF,
          CONSUMER_MAX_IN_FLIGHT,
          CONSUMER_YIELD_AT_MOST,
          CONSUMER_CONCURRENCY,
          CONSUMER_KEEP_DEAD_LETTERS,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          DATABASE_SCHEMA,
          DATABASE_RETENTION_ACTIVITY,
          DATABASE_RETENTION_DELIVERIES,
          DATABASE_RETENTION_HOURLY_COUNTS,
          DATABASE_RETENTION_RESOLVED,
          WAREHOUSE_URL,
          WAREHOUSE_CONTENT,
          WAREHOUSE_MEMORY,
          BIGQUERY_ENDPOINT,
          LOGGING_LEVEL,
          LOGGING_FORMAT);

  private Settings() {}
}
