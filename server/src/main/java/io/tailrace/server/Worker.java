package io.tailrace.server;

import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.pipeline.DeferredLog;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.Role;
import io.tailrace.server.telemetry.Telemetry;
import java.net.URI;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that receives nothing: its part of the consumers, and the admin port beside them. Safe
 * for use by many threads.
 */
public final class Worker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private final Startup startup;

  private Worker(Startup startup) {
    this.startup = startup;
  }

  /**
   * Starts one; what it cannot reach yet, it waits for.
   *
   * @throws FolderTakenException another process has the data folder
   * @throws EngineRefusedException the log's engine cannot be used as it is set up
   */
  public static Worker start(Configuration configuration, InstantSource clock)
      throws FolderTakenException, EngineRefusedException {
    var late = new DeferredLog("the log is not open yet");
    var telemetry = Telemetry.withoutRequests();
    var startup = new Startup(configuration, Role.WORKER, telemetry, late, Machine.by(clock));
    startup.openFirst();
    startup.continueBehind(() -> true);
    log.info("working on what receivers keep");
    return new Worker(startup);
  }

  /** Waits until the admin port answers, and says where. */
  public URI awaitAdmin() throws InterruptedException {
    return startup.awaitAdmin();
  }

  @Override
  public void close() {
    startup.close();
    log.info("stopped");
  }
}
