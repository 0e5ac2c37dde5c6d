package io.tailrace.log.sqlite;

import io.tailrace.core.engine.OpenedStore;
import io.tailrace.core.engine.StoreSource;
import io.tailrace.core.engine.StoreUser;
import io.tailrace.core.sqlite.NotAtRestException;
import java.nio.file.Path;

/** The small store in a data folder. Immutable. */
record SqliteStoreSource(Path folder) implements StoreSource {

  @Override
  public OpenedStore open(StoreUser user) {
    return OpenedStore.alone(SqliteConsumerStore.open(folder, user.sinks()));
  }

  @Override
  public OpenedStore openToRead(StoreUser user) throws NotAtRestException {
    return OpenedStore.alone(SqliteConsumerStore.atRest(folder, user.sinks()));
  }
}
