package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.StoreUnavailableException;
import java.sql.SQLException;

/** {@code consumers.db} while no process has it: read, never written. For many threads. */
record RestingStore(RestingFile resting) implements StoreAccess {

  @Override
  public <T> T read(ReadPool.Query<T> query) throws StoreUnavailableException {
    try {
      return resting.readers().read(query);
    } catch (SQLException e) {
      FileFault fault = FileFault.of(resting.file(), e);
      throw new StoreUnavailableException(
          "Cannot read what consumers must remember: " + fault.getMessage(), fault);
    }
  }

  @Override
  public <T> T writeSynced(ReadPool.Query<T> query) throws StoreUnavailableException {
    throw new StoreUnavailableException(resting.file() + ": " + RestingFile.REFUSAL);
  }

  @Override
  public <T> T writeQuick(ReadPool.Query<T> query) throws StoreUnavailableException {
    return writeSynced(query);
  }

  @Override
  public void close() {
    resting.close();
  }
}
