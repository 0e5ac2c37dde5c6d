package io.tailrace.operations;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the warehouse out as Parquet files. Safe for use by many threads. */
public final class Export {
  private final OperationContext parts;

  public Export(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * Writes it.
   *
   * @param folder absolute, since a server runs in a folder of its own
   * @param from start, inclusive; null = the oldest
   * @param to end, exclusive; null = the newest
   */
  public EventStore.Exported run(String folder, @Nullable Instant from, @Nullable Instant to)
      throws OperationException {
    Path path = Path.of(folder);
    if (!path.isAbsolute()) {
      throw OperationException.wrongRequest("'" + folder + "' is not an absolute path.");
    }
    if (parts.warehouse() == null) {
      throw OperationException.refused("There is no warehouse here to export.");
    }
    return parts.warehouse().export(path, from, to);
  }
}
