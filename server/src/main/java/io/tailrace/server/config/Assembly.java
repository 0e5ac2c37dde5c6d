package io.tailrace.server.config;

import java.util.List;

/** Puts the configuration together from single settings. For one thread. */
final class Assembly {
  private final Reading reading;

  Assembly(Reading reading) {
    this.reading = reading;
  }

  Configuration configuration() {
    return new Configuration(
        server(), feeds(), limits(), log(), consumer(), database(), warehouse(), logging());
  }

  private ServerConfig server() {
    return new ServerConfig(
        new Address(reading.value(Settings.HOST), reading.value(Settings.PORT)),
        new Address(reading.value(Settings.ADMIN_HOST), reading.value(Settings.ADMIN_PORT)),
        reading.value(Settings.ADMIN_TOKEN),
        reading.value(Settings.DATA_DIR),
        reading.value(Settings.DRAIN));
  }

  private List<FeedConfig> feeds() {
    return reading.feedNames().stream().map(this::feed).toList();
  }

  private FeedConfig feed(String name) {
    return new FeedConfig(
        name,
        reading.value(name, FeedSettings.SIGNING_KEYS),
        reading.value(name, FeedSettings.SIGNATURE),
        reading.optional(name, FeedSettings.REJECT_OLDER_THAN),
        appApi(name));
  }

  private AppApiConfig appApi(String feed) {
    Secret key = reading.value(feed, FeedSettings.APP_API_KEY);
    Region region = reading.value(feed, FeedSettings.REGION);
    String url = region.appApi().toString();
    return new AppApiConfig(
        key, region, reading.value(feed, FeedSettings.APP_API_URL.withDefault(url)));
  }

  private LimitsConfig limits() {
    return new LimitsConfig(
        reading.value(Settings.LIMITS_BODY),
        reading.value(Settings.LIMITS_UNVERIFIED),
        reading.value(Settings.LIMITS_DEADLINE),
        reading.value(Settings.LIMITS_IDLE));
  }

  private LogConfig log() {
    return new LogConfig(
        reading.value(Settings.LOG_URL),
        reading.value(Settings.LOG_RETENTION),
        reading.value(Settings.LOG_MAX_RETENTION),
        reading.value(Settings.LOG_MIN_FREE),
        reading.value(Settings.LOG_DEDUPLICATION),
        sharedLog());
  }

  private SharedLogConfig sharedLog() {
    return new SharedLogConfig(
        reading.value(Settings.LOG_NAME),
        reading.value(Settings.LOG_PARTITIONS),
        reading.value(Settings.LOG_MAX_BYTES),
        reading.value(Settings.LOG_WAIT_REPLICAS),
        reading.value(Settings.LOG_KEEP_AFTER_CONSUMED),
        reading.value(Settings.LOG_LEASE),
        reading.value(Settings.LOG_REQUIRE_DURABLE));
  }

  private ConsumerConfig consumer() {
    return new ConsumerConfig(
        reading.value(Settings.CONSUMER_ATTEMPTS),
        reading.value(Settings.CONSUMER_RETRY_BACKOFF),
        reading.value(Settings.CONSUMER_MAX_BACKOFF),
        reading.value(Settings.CONSUMER_MAX_IN_FLIGHT),
        reading.value(Settings.CONSUMER_YIELD_AT_MOST),
        reading.value(Settings.CONSUMER_CONCURRENCY),
        reading.value(Settings.CONSUMER_KEEP_DEAD_LETTERS));
  }

  private DatabaseConfig database() {
    return new DatabaseConfig(
        reading.value(Settings.DATABASE_URL),
        reading.value(Settings.DATABASE_USER),
        reading.value(Settings.DATABASE_PASSWORD),
        reading.value(Settings.DATABASE_SCHEMA),
        reading.value(Settings.DATABASE_RETENTION_ACTIVITY),
        reading.value(Settings.DATABASE_RETENTION_DELIVERIES),
        reading.value(Settings.DATABASE_RETENTION_HOURLY_COUNTS),
        reading.value(Settings.DATABASE_RETENTION_RESOLVED));
  }

  private WarehouseConfig warehouse() {
    return new WarehouseConfig(
        reading.value(Settings.WAREHOUSE_URL),
        reading.value(Settings.WAREHOUSE_CONTENT),
        reading.value(Settings.WAREHOUSE_MEMORY),
        reading.value(Settings.BIGQUERY_ENDPOINT));
  }

  private LoggingConfig logging() {
    return new LoggingConfig(
        reading.value(Settings.LOGGING_LEVEL), reading.value(Settings.LOGGING_FORMAT));
  }
}
