package io.tailrace.sink.duckdb;

import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.SinkNames;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.engine.SinkReader;
import io.tailrace.core.engine.WholeFile;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The warehouse as it is configured. While it is fed, its consumer has the file open; else the file
 * is opened at the first question. Safe for use by many threads.
 */
final class DuckDbWarehouse implements ConfiguredSink, SinkNames {
  private final DuckDbSettings settings;
  private final DuckDbSink sink;
  private final HeldSink held;
  private final boolean atRest;
  private RestingWarehouse resting;
  private WarehouseReader opened;

  DuckDbWarehouse(DuckDbConfig config, SinkPlace place) {
    this.settings = DuckDbSettings.of(place.folder(), config, place.keptFree());
    this.sink = new DuckDbSink(settings, place.clock());
    this.held = new HeldSink(sink);
    this.atRest = place.atRest();
  }

  @Override
  public String name() {
    return sink.name();
  }

  @Override
  public SinkTraits traits() {
    return sink.traits();
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public Sink sink(EventLog log, ConsumerStore store) {
    sink.filledFrom(LogHolds.of(log.reader()));
    return held;
  }

  @Override
  public BackupPart backup() {
    return BackupPart.in(new KeptWarehouse(settings, held));
  }

  @Override
  public Optional<SinkReader> reader(WholeFile whole) {
    return Optional.of(
        new DuckDbReader(
            () -> {
              whole.require();
              return sink.reader();
            }));
  }

  @Override
  public Optional<SinkReader> stoppedReader(WholeFile whole) {
    return Optional.of(new DuckDbReader(() -> opened(whole)));
  }

  private synchronized WarehouseReader opened(WholeFile whole) throws SinkUnavailableException {
    if (opened == null) {
      opened = atRest ? lyingStill() : forReading(whole);
    }
    return opened;
  }

  private WarehouseReader lyingStill() throws SinkUnavailableException {
    resting = RestingWarehouse.open(settings);
    return resting.reader();
  }

  private WarehouseReader forReading(WholeFile whole) throws SinkUnavailableException {
    sink.open();
    whole.require();
    return sink.reader();
  }

  @Override
  public SinkNames names() {
    return this;
  }

  @Override
  public void show(List<SourceName> all) {
    sink.names(all);
  }

  @Override
  public Optional<Path> scratch() {
    return Optional.of(settings.spill());
  }

  @Override
  public List<Path> newerFiles() {
    return WarehouseFormat.newer(settings.file());
  }

  @Override
  public synchronized void close() {
    if (resting != null) {
      resting.close();
    }
    held.close();
  }
}
