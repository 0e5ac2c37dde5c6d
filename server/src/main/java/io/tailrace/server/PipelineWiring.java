package io.tailrace.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.engine.NewerFilesException;
import io.tailrace.core.engine.SinkReader;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sqlite.NotAtRestException;
import io.tailrace.operations.BackupSources;
import io.tailrace.operations.EventStores;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.ledger.StallHistory;
import io.tailrace.pipeline.Closing;
import io.tailrace.pipeline.Pipeline;
import io.tailrace.pipeline.PipelineGauges;
import io.tailrace.pipeline.SinkView;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.FeedConfig;
import io.tailrace.server.config.Role;
import io.tailrace.server.stall.StallLedger;
import io.tailrace.server.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The pipeline that the configuration asks for, and what Customer.io tells beside it. Starting is
 * one thread's; the rest is safe for use by many.
 */
public final class PipelineWiring implements AutoCloseable {
  private final Configuration configuration;
  private final Closing closing = new Closing();
  private final Path folder;
  private final ConfiguredAppApi appApi;
  private final Pipeline pipeline;
  private final BackupSources backup;
  private boolean working;

  private PipelineWiring(
      Path folder, Configuration configuration, Pipeline pipeline, BackupSources backup) {
    this.folder = folder;
    this.configuration = configuration;
    this.pipeline = closing.add("the pipeline", pipeline);
    this.backup = backup;
    this.appApi = new ConfiguredAppApi(configuration.feeds());
  }

  /**
   * Opens the log and the store: what it takes to receive.
   *
   * @throws IOException it cannot be said now whether they may be used
   * @throws EngineRefusedException they cannot be used as they are set up
   */
  public static PipelineWiring open(Path folder, Configuration configuration, Machine machine)
      throws IOException, EngineRefusedException {
    var parts = new ConfiguredParts(folder, configuration, machine, false);
    try {
      Pipeline opened = parts.pipeline().open();
      FolderVersion.note(folder);
      return new PipelineWiring(folder, configuration, opened, parts.backup());
    } catch (NewerFilesException e) {
      throw refused(e, folder);
    }
  }

  /**
   * Opens what no process has, for reading alone: nothing in the folder changes.
   *
   * @throws NotAtRestException something there has to be written first
   */
  public static PipelineWiring atRest(Path folder, Configuration configuration, InstantSource clock)
      throws IOException, EngineRefusedException, NotAtRestException {
    var parts = new ConfiguredParts(folder, configuration, Machine.by(clock), true);
    try {
      Pipeline opened = parts.pipeline().openToRead();
      return new PipelineWiring(folder, configuration, opened, parts.backup());
    } catch (NewerFilesException e) {
      throw refused(e, folder);
    }
  }

  private static EngineRefusedException refused(NewerFilesException newer, Path folder) {
    return new EngineRefusedException(newer.getMessage() + FolderVersion.sentence(folder));
  }

  EventLog log() {
    return pipeline.log();
  }

  /** What somebody should know who starts a server on this. */
  List<String> warnings() {
    return pipeline.sinks().warnings();
  }

  /** Shows how the log stands, and the sinks even before they could start. */
  void showIn(MeterRegistry registry) {
    List<String> feeds = configuration.feeds().stream().map(FeedConfig::name).toList();
    PipelineGauges.show(registry, pipeline, feeds);
  }

  /**
   * Feeds the sinks from now on, if it does not yet; false if something keeps it from that.
   *
   * @param role of this process: where it receives too, sinks leave processors to requests
   */
  public boolean startSinks(Role role) {
    if (!working && pipeline.startSinks(role.receives())) {
      working = true;
      keepNames();
    }
    return working;
  }

  private void keepNames() {
    List<String> feeds =
        configuration.feeds().stream().map(FeedConfig::name).filter(appApi::hasKey).toList();
    if (!feeds.isEmpty()) {
      NamesKeeper.Turn turn = () -> pipeline.takes("names", NamesKeeper.ONE_AT_A_TIME);
      closing.add(
          "the keeper of names",
          NamesKeeper.start(feeds, appApi, pipeline.sinks(), turn, pipeline.clock()));
    }
  }

  /**
   * As operations see it in a process that serves: the sinks live once they have started.
   *
   * @param stalls tells what the ledger knows
   */
  public OperationContext serving(Telemetry telemetry, Supplier<StallHistory> stalls) {
    return context(pipeline.views(), pipeline.sinks().readers(), incoming(telemetry, stalls), true);
  }

  private IncomingRequests incoming(Telemetry telemetry, Supplier<StallHistory> stalls) {
    return new IncomingRequests(
        configuration.feeds(), telemetry.recent(), telemetry.failures(), stalls, pipeline.clock());
  }

  /**
   * As operations see it while no server runs on the folder: by what is kept. On a log that several
   * processes share, others may be at work all the same.
   */
  public OperationContext stopped() {
    var incoming = incoming(Telemetry.NONE, () -> StallLedger.lying(folder));
    return context(
        pipeline.viewsAtRest(), pipeline.sinks().stoppedReaders(), incoming, pipeline.isShared());
  }

  private OperationContext context(
      List<SinkView> views,
      Map<String, SinkReader> readers,
      IncomingRequests incoming,
      boolean running) {
    return new OperationContext(
        folder,
        configuration.feeds().stream().map(FeedConfig::name).toList(),
        log(),
        pipeline.store(),
        views,
        new EventStores(readers),
        incoming,
        appApi,
        running,
        backup,
        pipeline::warnings,
        pipeline.clock());
  }

  @Override
  public void close() {
    closing.close();
  }
}
