package io.tailrace.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.server.api.AdminServer;
import io.tailrace.server.api.ApiHandler;
import io.tailrace.server.api.Doorkeeper;
import io.tailrace.server.api.LocalApi;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.LimitsConfig;
import io.tailrace.server.config.ServerConfig;
import io.tailrace.server.receive.BodyLimits;
import io.tailrace.server.receive.HealthHandler;
import io.tailrace.server.receive.ListeningSocket;
import io.tailrace.server.receive.ReceiverLimits;
import io.tailrace.server.receive.ReceiverSettings;
import io.tailrace.server.telemetry.MetricsHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens what stands behind the receiver, in order, on a thread of its own: the data folder with the
 * log, then the admin port, then the sinks. A folder that cannot be used now is tried again every
 * second, for as long as it takes. Safe for use by many threads.
 */
final class Startup implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Startup.class);
  private static final int LARGEST_BODY = 512 << 20;
  private static final long TRY_AGAIN_MILLIS = 1_000;
  private final Configuration configuration;
  private final PrometheusMeterRegistry registry;
  private final LateLog late;
  private final InstantSource clock;
  private final Closing closing = new Closing();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CompletableFuture<URI> admin = new CompletableFuture<>();
  private volatile Pipeline pipeline;
  private Thread thread;

  Startup(
      Configuration configuration,
      PrometheusMeterRegistry registry,
      LateLog late,
      InstantSource clock) {
    this.configuration = configuration;
    this.registry = registry;
    this.late = late;
    this.clock = clock;
  }

  /** Tries once to take the folder and open the log. */
  void openPipeline() throws FolderTakenException {
    Path path = configuration.server().dataDir();
    try {
      DataFolder folder = closing.add("the data folder", DataFolder.take(path));
      pipeline = closing.add("the pipeline", Pipeline.open(folder, configuration, clock));
      late.arrived(pipeline.log());
    } catch (IOException e) {
      String reason =
          "the data folder "
              + path
              + " cannot be used ("
              + e
              + "); requests are answered 503 and it is tried again every second. Look at its"
              + " permissions, its disk and its mount";
      late.unavailable(reason);
      if (thread == null) {
        log.error(reason);
      }
    }
  }

  /**
   * Where bodies are put while they come in: in the data folder, or aside while that cannot be
   * used.
   */
  ReceiverSettings receiverSettings(ListeningSocket socket) {
    Path base =
        pipeline == null
            ? Path.of(
                System.getProperty("java.io.tmpdir"), "tailrace-" + ProcessHandle.current().pid())
            : configuration.server().dataDir();
    return new ReceiverSettings(socket, base.resolve("spill"), limits(configuration.limits()));
  }

  private static ReceiverLimits limits(LimitsConfig limits) {
    ReceiverLimits usual = ReceiverLimits.DEFAULT;
    BodyLimits bodies = usual.bodies();
    int whole = (int) Math.min(limits.bodyBytes(), LARGEST_BODY);
    return new ReceiverLimits(
        limits.deadline(),
        usual.headersTimeout(),
        limits.idle(),
        usual.linger(),
        usual.maxHeaderBytes(),
        usual.maxConnections(),
        new BodyLimits(
            bodies.memoryEach(),
            limits.unverifiedBytes(),
            bodies.diskTogether(),
            whole,
            Math.min(bodies.headEach(), whole),
            Math.max(bodies.loadedTogether(), 2 * whole)));
  }

  /** Goes on with the rest on a thread of its own. */
  void continueBehind(BooleanSupplier ready) {
    thread = Thread.ofPlatform().name("startup").daemon(true).unstarted(() -> rest(ready));
    thread.start();
  }

  private void rest(BooleanSupplier ready) {
    try {
      while (pipeline == null && !stopping.await(TRY_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        openPipeline();
      }
      while (pipeline != null && !startSinks()) {
        if (stopping.await(TRY_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      if (pipeline != null) {
        startAdmin(ready);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      admin.completeExceptionally(e);
      log.error("only the receiver runs: events are kept, but nothing is delivered", e);
    }
  }

  private boolean startSinks() {
    try {
      pipeline.startSinks(registry);
      return true;
    } catch (StoreUnavailableException e) {
      log.error(
          "no sink can start yet; events are kept, and it is tried again every second: {}",
          e.getMessage());
      return false;
    }
  }

  private void startAdmin(BooleanSupplier ready) throws Exception {
    ServerConfig server = configuration.server();
    String random = randomToken();
    var doorkeeper =
        new Doorkeeper(
            server.admin().host(),
            () -> server.adminToken().isEmpty() ? List.of(random) : server.adminToken().values());
    Handler api = new ApiHandler(new LocalApi(pipeline.parts()), doorkeeper);
    var metrics = new MetricsHandler(registry);
    var health = new HealthHandler(ready);
    AdminServer adminServer =
        new AdminServer(
            server.admin().host(),
            server.admin().port(),
            Map.of("/api", api, "/metrics", metrics, "/health", health));
    adminServer.start();
    closing.add("the admin port", adminServer);
    Path folder = server.dataDir();
    new ServerFile(ProcessHandle.current().pid(), adminServer.address(), token(server, random))
        .write(folder);
    closing.add("server.json", () -> ServerFile.delete(folder));
    admin.complete(adminServer.address());
  }

  URI awaitAdmin() throws InterruptedException {
    try {
      return admin.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the admin port did not start", e.getCause());
    }
  }

  private static String token(ServerConfig server, String random) {
    return server.adminToken().value().orElse(random);
  }

  private static String randomToken() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public void close() {
    stopping.countDown();
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closing.close();
  }
}
