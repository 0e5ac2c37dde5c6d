package io.tailrace.sink.duckdb;

import io.tailrace.core.backup.FileContents;
import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

/**
 * The warehouse in a folder that no process has: read as it lies, and not changed by that. A
 * damaged file is neither set aside nor made anew. Who opens it keeps every other process away.
 * Safe for use by many threads.
 */
public final class RestingWarehouse implements AutoCloseable {
  private final DuckDbSettings settings;
  private final DuckDbFile warehouse;

  private RestingWarehouse(DuckDbSettings settings, DuckDbFile warehouse) {
    this.settings = settings;
    this.warehouse = warehouse;
  }

  /** Opens it. */
  public static RestingWarehouse open(DuckDbSettings settings) throws SinkUnavailableException {
    if (!Files.exists(settings.file())) {
      throw new SinkUnavailableException(
          "There is no warehouse yet at " + settings.file() + ". 'tailrace serve' makes it");
    }
    if (SetAside.isSuspended(settings.file())) {
      throw new SinkUnavailableException(
          "The warehouse %s was being looked into for damage when its process ended. The next 'tailrace serve' goes on with that"
              .formatted(settings.file()));
    }
    try {
      return new RestingWarehouse(settings, DuckDbFile.atRest(settings));
    } catch (SQLException e) {
      throw new SinkUnavailableException(
          "The warehouse %s could not be read. Nothing was changed; the next 'tailrace serve' puts right what it can. (%s)"
              .formatted(settings.file(), DuckDbFailure.firstLine(e)),
          e);
    }
  }

  /** It lives as long as this. */
  public WarehouseReader reader() {
    return new WarehouseReader(settings, warehouse::session);
  }

  /** What it holds, for a backup. */
  FileContents contents() throws IOException {
    try {
      return WarehouseContents.of(warehouse);
    } catch (SQLException e) {
      throw new IOException(
          settings.file() + " could not be read: " + DuckDbFailure.firstLine(e), e);
    }
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
