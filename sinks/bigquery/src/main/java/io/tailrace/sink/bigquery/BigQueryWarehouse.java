package io.tailrace.sink.bigquery;

import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.SinkNames;
import io.tailrace.core.engine.SinkReader;
import io.tailrace.core.engine.WholeFile;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The warehouse as it is configured. Safe for use by many threads. */
final class BigQueryWarehouse implements ConfiguredSink, SinkNames {
  private final BigQuerySettings settings;
  private final BigQueryReader reader;
  private final InstantSource clock;

  BigQueryWarehouse(BigQueryConfig config, InstantSource clock) {
    this.settings =
        BigQuerySettings.of(Dataset.of(config.warehouse().url()), config.access())
            .withContent(config.warehouse().content().wholeMails());
    this.reader = new BigQueryReader(settings);
    this.clock = clock;
  }

  @Override
  public String name() {
    return BigQuerySink.NAME;
  }

  @Override
  public SinkTraits traits() {
    return settings.traits();
  }

  @Override
  public BackupPart backup() {
    return BackupPart.elsewhere(
        "The warehouse, in BigQuery: Google keeps its rows; docs/bigquery.md has the statement that"
            + " exports them");
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Sink sink(EventLog log, ConsumerStore store) {
    return new BigQuerySink(settings, store, clock);
  }

  @Override
  public Optional<SinkReader> reader(WholeFile whole) {
    return Optional.of(reader);
  }

  @Override
  public SinkNames names() {
    return this;
  }

  @Override
  public void publish(List<SourceName> all) throws SinkUnavailableException {
    new BigQueryNames(settings).replace(all);
  }

  @Override
  public void close() {
    reader.close();
  }
}
