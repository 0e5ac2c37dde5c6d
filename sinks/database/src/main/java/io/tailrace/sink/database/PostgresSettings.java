package io.tailrace.sink.database;

import java.util.regex.Pattern;

/**
 * Which schema on which PostgreSQL server, and how it is used. Immutable.
 *
 * @param schema ours alone
 * @param pace how much goes into one transaction
 */
public record PostgresSettings(
    PostgresAddress address, String schema, Pace pace, PostgresLimits limits) {
  static final String SCHEMA = "[a-z_][a-z0-9_]{0,62}";
  private static final Pattern NAME = Pattern.compile(SCHEMA);

  public PostgresSettings {
    if (!NAME.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "a schema's name has small letters, digits and '_' here, not '" + schema + "'");
    }
  }

  /** The defaults. */
  public static PostgresSettings at(PostgresAddress address) {
    return new PostgresSettings(
        address, DatabaseConfig.DEFAULT.schema(), Pace.OVER_NETWORK, PostgresLimits.DEFAULT);
  }

  /** These settings in another schema. */
  public PostgresSettings withSchema(String name) {
    return new PostgresSettings(address, name, pace, limits);
  }

  /** These settings with batches of another size. */
  public PostgresSettings withBatch(int records) {
    return new PostgresSettings(address, schema, pace.withBatch(records), limits);
  }

  /** These settings with other limits. */
  public PostgresSettings withLimits(PostgresLimits other) {
    return new PostgresSettings(address, schema, pace, other);
  }
}
