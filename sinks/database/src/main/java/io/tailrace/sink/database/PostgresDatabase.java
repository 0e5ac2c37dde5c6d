package io.tailrace.sink.database;

import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** On PostgreSQL: a sink for each partition. Safe for use by many threads. */
final class PostgresDatabase extends ConfiguredDatabase {
  private final Path unused;
  private final String schema;

  PostgresDatabase(DatabaseConfig config, SinkPlace place) {
    super(Database.postgres(settings(config, place)), config.retention());
    this.schema = config.schema();
    this.unused = SqliteSettings.in(place.folder()).file();
  }

  private static PostgresSettings settings(DatabaseConfig config, SinkPlace place) {
    String user = config.user().isEmpty() ? null : config.user();
    var address = new PostgresAddress(config.url(), user, config.password()::value);
    return PostgresSettings.at(address)
        .withSchema(config.schema())
        .withLimits(PostgresLimits.DEFAULT.forSinks(place.partitions()));
  }

  @Override
  public BackupPart backup() {
    return BackupPart.elsewhere(
        "The database, in PostgreSQL: pg_dump --schema=%s --format=custom --file=database.dump"
            .formatted(schema));
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Sink sink(EventLog log, ConsumerStore store) {
    return new DatabaseSink(database());
  }

  /** What is older than the log is in SQLite's file alone, such as whom nobody may write to. */
  @Override
  public List<String> warnings() {
    return Files.exists(unused)
        ? List.of(
            unused
                + " is not used, since database.url names PostgreSQL. Unless it was copied, people,"
                + " suppressions and counts older than the log are in it alone: stop this process,"
                + " copy it into an empty schema with 'tailrace database copy --to URL', and start"
                + " again. Once it is copied, move it away")
        : List.of();
  }
}
