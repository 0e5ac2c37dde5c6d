package io.tailrace.sink.bigquery;

import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.warehouse.WarehouseContent;
import java.time.Duration;

/**
 * Which dataset, and how it is written. Immutable.
 *
 * @param content whether the column {@code data} keeps {@code content} and {@code headers} of sent
 *     messages: whole mails fill a warehouse, and the log has them
 * @param retryFor how long one call is tried again before the consumer is told to hold. Defaults to
 *     60 s
 * @param traits what the consumer hands over at once, and how long it waits for more. Defaults to
 *     10,000 records, 8 MiB and 1 s
 */
public record BigQuerySettings(
    Dataset dataset, Access access, boolean content, Duration retryFor, SinkTraits traits) {
  private static final ReadLimit BATCH = new ReadLimit(10_000, 8L << 20);
  private static final SinkTraits TRAITS = SinkTraits.of(BATCH, Duration.ofSeconds(1));

  /** The defaults. */
  public static BigQuerySettings of(Dataset dataset, Access access) {
    boolean content = WarehouseContent.DEFAULT.wholeMails();
    return new BigQuerySettings(dataset, access, content, Duration.ofSeconds(60), TRAITS);
  }

  /** These settings, with whole messages in {@code data} or without. */
  public BigQuerySettings withContent(boolean kept) {
    return new BigQuerySettings(dataset, access, kept, retryFor, traits);
  }

  /** These settings, retrying each call for so long. */
  public BigQuerySettings retryingFor(Duration time) {
    return new BigQuerySettings(dataset, access, content, time, traits);
  }
}
