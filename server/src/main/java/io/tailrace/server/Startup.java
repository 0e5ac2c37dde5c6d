package io.tailrace.server;

import io.tailrace.admin.Api;
import io.tailrace.admin.ApiRequest;
import io.tailrace.admin.ApiResponse;
import io.tailrace.admin.LocalApi;
import io.tailrace.core.Loop;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.file.FileProblem;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Outgoing;
import io.tailrace.operations.ledger.StallHistory;
import io.tailrace.pipeline.Closing;
import io.tailrace.pipeline.DeferredLog;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.Role;
import io.tailrace.server.stall.StallLedger;
import io.tailrace.server.telemetry.Telemetry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens what is behind the receiver: the data folder with the log, then, on its own thread, the
 * admin port and the sinks. What cannot be opened now is tried again every second until it can, and
 * delays nothing that does not need it. Safe for use by many threads.
 */
final class Startup implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Startup.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
  private final Configuration configuration;
  private final Telemetry telemetry;
  private final DeferredLog late;
  private final Machine machine;
  private final AdminPort admin;
  private final Role role;
  private final Closing closing = new Closing();
  private volatile Api api = request -> ApiResponse.error(503, "The data folder is being opened.");
  private volatile OperationContext parts;
  private DataFolder folder;
  private Supplier<StallHistory> stalls;
  private PipelineWiring pipeline;
  private String told;
  private Loop loop;

  /**
   * Makes one that has opened nothing yet.
   *
   * @param role decides whether sinks are among it
   */
  Startup(
      Configuration configuration,
      Role role,
      Telemetry telemetry,
      DeferredLog late,
      Machine machine) {
    this.configuration = configuration;
    this.role = role;
    this.telemetry = telemetry;
    this.late = late;
    this.machine = machine;
    this.admin = new AdminPort(configuration, machine.clock());
  }

  /** As {@link #openPipeline()} at the start, where a refusal leaves nothing open. */
  boolean openFirst() throws FolderTakenException, EngineRefusedException {
    try {
      return openPipeline();
    } catch (FolderTakenException | EngineRefusedException e) {
      close();
      throw e;
    }
  }

  /**
   * Tries once to take the folder and open the log.
   *
   * @return whether that worked
   */
  boolean openPipeline() throws FolderTakenException, EngineRefusedException {
    Path path = configuration.server().dataDir();
    try {
      if (folder == null) {
        folder = closing.add("the data folder", DataFolder.take(path));
        new Outgoing(path).clear();
      }
    } catch (IOException e) {
      unavailable(
          "the data folder "
              + path
              + " cannot be used ("
              + FileProblem.of(e)
              + "); requests are answered 503 and it is tried again every second. Look at its"
              + " permissions, its disk and its mount");
      return false;
    }
    return openPipeline(folder);
  }

  /**
   * Also where the log cannot be opened yet, since as long as it cannot, the sender waits; but not
   * in a folder that is refused, in which nothing may change.
   */
  private void keepStalls(Path path) {
    if (stalls != null) {
      return;
    }
    if (role.receives()) {
      var ledger = StallLedger.open(telemetry.stalls(), path).start();
      closing.add("the stall ledger", ledger);
      stalls = ledger::history;
    } else {
      stalls = () -> StallLedger.lying(path);
    }
  }

  private boolean openPipeline(DataFolder taken) throws EngineRefusedException {
    try {
      PipelineWiring opened = PipelineWiring.open(taken.path(), configuration, machine);
      keepStalls(taken.path());
      pipeline = closing.add("the pipeline", opened);
      pipeline.showIn(telemetry.registry());
      parts = pipeline.serving(telemetry, stalls);
      api = new LocalApi(parts);
      late.arrived(pipeline.log());
      pipeline.warnings().forEach(log::warn);
      return true;
    } catch (IOException e) {
      keepStalls(taken.path());
      unavailable(
          FileProblem.of(e) + "; requests are answered 503 and it is tried again every second");
      return false;
    }
  }

  private void unavailable(String reason) {
    late.unavailable(reason);
    api = request -> ApiResponse.error(503, reason);
    if (!reason.equals(told)) {
      log.error(reason);
    }
    told = reason;
  }

  /** Goes on with the rest on a thread of its own. */
  void continueBehind(BooleanSupplier ready) {
    loop = Loop.every(TRY_AGAIN, "startup", () -> turn(ready)).start();
  }

  private void turn(BooleanSupplier ready) {
    if (isComplete(ready)) {
      loop.stop();
    }
  }

  /** One try at what is not there yet; true once all of it is. */
  private boolean isComplete(BooleanSupplier ready) {
    var asked = new AdminPort.Asked(this::answer, () -> parts);
    boolean listening = admin.open(asked, telemetry.registry(), ready);
    if (!folderOpen()) {
      return false;
    }
    boolean said = listening && admin.sayWhere();
    return (!role.works() || pipeline.startSinks(role)) && said;
  }

  private ApiResponse answer(ApiRequest request) throws IOException {
    return api.call(request);
  }

  /**
   * Opens the folder if that is possible now. A process that took it while we could not use it will
   * release it at some time.
   */
  private boolean folderOpen() {
    try {
      return pipeline != null || openPipeline();
    } catch (FolderTakenException | EngineRefusedException e) {
      unavailable(e.getMessage());
      return false;
    }
  }

  URI awaitAdmin() throws InterruptedException {
    return admin.await();
  }

  @Override
  public void close() {
    if (loop != null) {
      loop.close();
    }
    closing.add("the admin port", admin);
    closing.close();
  }
}
