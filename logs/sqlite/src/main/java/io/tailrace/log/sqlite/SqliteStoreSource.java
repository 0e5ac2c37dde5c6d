package io.tailrace.log.sqlite;

import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.engine.OpenedStore;
import io.tailrace.core.engine.StoreSource;
import io.tailrace.core.engine.StoreUser;
import io.tailrace.core.sqlite.NotAtRestException;
import java.nio.file.Path;
import java.util.List;

/** The small store in a data folder. Immutable. */
record SqliteStoreSource(Path folder) implements StoreSource {

  @Override
  public List<Path> newerFiles() {
    Path file = SqliteConsumerStore.file(folder);
    return StoreSchema.SCHEMA.isNewer(file) ? List.of(file) : List.of();
  }

  @Override
  public BackupPart backup() {
    return BackupPart.in(KeptSqlite.store(folder));
  }

  @Override
  public OpenedStore open(StoreUser user) {
    return OpenedStore.alone(SqliteConsumerStore.open(folder, user.sinks()));
  }

  @Override
  public OpenedStore openToRead(StoreUser user) throws NotAtRestException {
    return OpenedStore.alone(SqliteConsumerStore.atRest(folder, user.sinks()));
  }
}
