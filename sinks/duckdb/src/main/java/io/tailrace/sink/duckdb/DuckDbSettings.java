package io.tailrace.sink.duckdb;

import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.Retention;
import io.tailrace.core.sink.SinkTraits;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the warehouse lies and what it may use. Immutable.
 *
 * @param folder the data folder; the file is {@code warehouse.duckdb} in it
 * @param content whether the column {@code data} keeps {@code content} and {@code headers} of sent
 *     messages: whole mails fill a warehouse, and the log has them
 * @param memoryMegabytes what DuckDB may use for its buffers
 * @param keptFree how many bytes of the disk queries leave free when they write what does not fit
 *     into memory
 * @param traits what the consumer hands over at once, and how long it waits for more
 */
public record DuckDbSettings(
    Path folder, boolean content, int memoryMegabytes, long keptFree, SinkTraits traits) {
  // Decoded events outlive a young collection if there are many: then old ones are collected too.
  private static final ReadLimit BATCH = new ReadLimit(1_000, 4L << 20);
  private static final SinkTraits TRAITS = SinkTraits.of(BATCH, Duration.ofMillis(250));

  /** The defaults, in this folder. */
  public static DuckDbSettings in(Path folder) {
    return of(folder, DuckDbConfig.DEFAULT, Retention.DEFAULT.minFreeBytes());
  }

  /** As it was configured. */
  static DuckDbSettings of(Path folder, DuckDbConfig config, long keptFree) {
    boolean content = config.warehouse().content().wholeMails();
    return new DuckDbSettings(folder, content, config.memoryMegabytes(), keptFree, TRAITS);
  }

  /** These settings, with whole messages in {@code data} or without. */
  public DuckDbSettings withContent(boolean kept) {
    return new DuckDbSettings(folder, kept, memoryMegabytes, keptFree, traits);
  }

  /** These settings, in another folder. */
  DuckDbSettings withFolder(Path other) {
    return new DuckDbSettings(other, content, memoryMegabytes, keptFree, traits);
  }

  Path file() {
    return folder.resolve("warehouse.duckdb");
  }

  /**
   * The only folder that SQL in the warehouse may read or write: where an export is written before
   * it moves out.
   */
  Path staging() {
    return folder.resolve("warehouse.export");
  }

  public Path spill() {
    return folder.resolve("warehouse.tmp");
  }
}
