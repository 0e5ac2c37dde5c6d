package io.tailrace.log.sqlite;

import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.engine.EngineFigure;
import io.tailrace.core.engine.LogPlace;
import io.tailrace.core.engine.LogSource;
import io.tailrace.core.engine.OpenedLog;
import io.tailrace.core.engine.OpenedStore;
import io.tailrace.core.engine.StoreSource;
import io.tailrace.core.sqlite.NotAtRestException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The log in a data folder, with the store beside it. Immutable. */
record SqliteLogSource(LogPlace place) implements LogSource {

  @Override
  public Optional<StoreSource> store() {
    return Optional.of(new SqliteStoreSource(place.folder()));
  }

  @Override
  public BackupPart backup() {
    return BackupPart.in(KeptSqlite.log(place.folder()));
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public List<Path> newerFiles() {
    List<Path> newer = new ArrayList<>();
    Path file = SqliteLogSettings.in(place.folder()).file();
    if (LogSchema.with(UUID.randomUUID(), Instant.EPOCH).isNewer(file)) {
      newer.add(file);
    }
    if (EndMark.isNewer(place.folder())) {
      newer.add(EndMark.file(place.folder()));
    }
    return newer;
  }

  @Override
  public OpenedLog open(OpenedStore store, InstantSource clock) {
    SqliteLogSettings settings =
        SqliteLogSettings.in(place.folder())
            .withRetention(place.retention())
            .withDisk(SqliteLogSettings.Disk.DEFAULT.withFree(place.disk()));
    SqliteLog log = SqliteLog.open(settings, store.store().pins(), clock);
    return OpenedLog.of(log, figures(log));
  }

  private List<EngineFigure> figures(SqliteLog log) {
    return List.of(
        EngineFigure.logBytes(() -> bytes(log.stats())),
        EngineFigure.diskFree(place.disk(), place.folder()),
        EngineFigure.logMaxBytes(() -> Double.POSITIVE_INFINITY),
        EngineFigure.rollbacks(log::rollbacks));
  }

  private static double bytes(SqliteLogStats stats) {
    return stats.fileBytes() + stats.walBytes();
  }

  @Override
  public OpenedLog openToRead(OpenedStore store, InstantSource clock) throws NotAtRestException {
    return OpenedLog.of(RestingLog.open(place.folder()), List.of());
  }
}
