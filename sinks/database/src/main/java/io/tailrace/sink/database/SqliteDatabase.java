package io.tailrace.sink.database;

import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sqlite.FileAtRest;
import io.tailrace.core.sqlite.NotAtRestException;
import io.tailrace.core.sqlite.SqliteKept;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** In a file of SQLite's: one sink for all partitions. Safe for use by many threads. */
final class SqliteDatabase extends ConfiguredDatabase {
  private final SqliteSettings settings;

  SqliteDatabase(DatabaseConfig config, SinkPlace place) {
    super(Database.sqlite(settings(place)), config.retention());
    this.settings = settings(place);
  }

  private static SqliteSettings settings(SinkPlace place) {
    SqliteSettings settings = SqliteSettings.in(place.folder());
    return place.atRest() ? settings.lyingStill() : settings;
  }

  @Override
  public void requireAtRest() throws NotAtRestException {
    FileAtRest.require(settings.file());
  }

  @Override
  public List<Path> newerFiles() {
    Path file = settings.file();
    return Files.exists(file) && Migrations.areNewer(new Sqlite(settings.lyingStill()))
        ? List.of(file)
        : List.of();
  }

  @Override
  public BackupPart backup() {
    var queries =
        new SqliteKept.Queries(
            Migrations.VERSION,
            "SELECT sink, partition, log_id, next_offset FROM positions",
            List.of("people", "deliveries", "suppressions", "activity"),
            List.of("UPDATE positions SET log_id = ?1 WHERE log_id = ?2"),
            SqliteKept.OfSinks.NOTHING);
    return BackupPart.in(new SqliteKept(settings.file(), Migrations.LATEST, queries));
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public Sink sink(EventLog log, ConsumerStore store) {
    return sink();
  }
}
