package io.tailrace.server;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.LogPlace;
import io.tailrace.core.engine.LogSource;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.engine.StoreSource;
import io.tailrace.core.file.FreeSpace;
import io.tailrace.operations.BackupSources;
import io.tailrace.operations.Outgoing;
import io.tailrace.operations.audit.KeptAudit;
import io.tailrace.operations.ledger.KeptStalls;
import io.tailrace.pipeline.Pipeline;
import io.tailrace.pipeline.PipelineBuilder;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.engine.LogEngines;
import io.tailrace.server.engine.SinkEngines;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The engines that a configuration names, of which nothing is open yet. Immutable. */
public final class ConfiguredParts {
  private final Path folder;
  private final Configuration configuration;
  private final SteadyClock clock;
  private final FreeSpace disk;
  private final List<ConfiguredSink> sinks;
  private final LogSource log;
  private final StoreSource store;
  private final boolean atRest;

  /**
   * Finds them.
   *
   * @param atRest whether the folder is only read, as it lies
   */
  public ConfiguredParts(
      Path folder, Configuration configuration, Machine machine, boolean atRest) {
    this.folder = folder;
    this.atRest = atRest;
    this.configuration = configuration;
    this.clock = new SteadyClock(machine.clock(), System::nanoTime);
    this.disk = machine.disk();
    this.sinks = sinks(folder, configuration, clock, atRest);
    String url = configuration.log().url();
    var place = new LogPlace(url, folder, configuration.log().retention(), logDisk());
    this.log = LogEngines.log(place, configuration.engines());
    String storeUrl = configuration.store().beside(configuration.log());
    this.store = LogEngines.store(storeUrl, folder, configuration.engines());
  }

  private static List<ConfiguredSink> sinks(
      Path folder, Configuration configuration, InstantSource clock, boolean atRest) {
    int partitions = LogEngines.partitions(configuration.log().url(), configuration.engines());
    long keptFree = configuration.log().retention().minFreeBytes();
    var place = new SinkPlace(folder, clock, partitions, keptFree, atRest);
    return SinkEngines.sinks(configuration.sinks(), place);
  }

  /** What fills and empties by itself is no reason for the log to let go of a record. */
  private FreeSpace logDisk() {
    FreeSpace free = disk.beside(new Outgoing(folder));
    for (ConfiguredSink sink : sinks) {
      if (sink.scratch().isPresent()) {
        free = free.beside(sink.scratch().get());
      }
    }
    return free;
  }

  PipelineBuilder pipeline() {
    PipelineBuilder builder =
        Pipeline.builder().folder(folder).clock(clock).consumers(configuration.consumer());
    sinks.forEach(builder::sink);
    return builder.log(log).store(store);
  }

  /** The sinks' first: a backup's log must reach at least as far as any of them. */
  public BackupSources backup() {
    List<BackupPart> parts = new ArrayList<>();
    sinks.forEach(sink -> parts.add(sink.backup()));
    parts.add(BackupPart.in(new KeptStalls(folder)));
    parts.add(BackupPart.in(new KeptAudit(folder)));
    parts.add(store.backup());
    parts.add(log.backup());
    long keptFree = configuration.log().retention().minFreeBytes();
    return new BackupSources(parts, disk, keptFree, atRest);
  }
}
