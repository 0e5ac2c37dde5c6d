package io.tailrace.server;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import io.tailrace.operations.WarehouseStore;
import io.tailrace.pipeline.SinkSource;
import io.tailrace.server.config.WarehouseConfig;
import io.tailrace.sink.bigquery.BigQueryNames;
import io.tailrace.sink.bigquery.BigQueryReader;
import io.tailrace.sink.bigquery.BigQuerySettings;
import io.tailrace.sink.bigquery.BigQuerySink;
import io.tailrace.sink.bigquery.Dataset;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * The warehouse in BigQuery as it is configured: in no file here, and any number of processes may
 * write to it. Opens nothing by itself. Safe for use by many threads.
 */
final class BigQueryWarehouse implements AutoCloseable {
  private final BigQuerySettings settings;
  private final BigQueryReader reader;
  private final InstantSource clock;

  BigQueryWarehouse(WarehouseConfig config, InstantSource clock) {
    this.settings =
        BigQuerySettings.of(Dataset.of(config.url()), config.bigQuery().access())
            .withContent(config.content().wholeMails());
    this.reader = new BigQueryReader(settings);
    this.clock = clock;
  }

  String name() {
    return BigQuerySink.NAME;
  }

  SinkSource source(ConsumerStore store) {
    Supplier<Sink> forPartition = () -> new BigQuerySink(settings, store, clock);
    return new SinkSource(name(), settings.traits(), true, null, forPartition);
  }

  /** Replaces what campaigns and so on are called there. */
  void names(List<SourceName> names) throws SinkUnavailableException {
    new BigQueryNames(settings).replace(names);
  }

  WarehouseStore store() {
    return new BigQueryStore(settings.dataset(), reader);
  }

  @Override
  public void close() {
    reader.close();
  }
}
