package io.tailrace.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tailrace.admin.AdminServer;
import io.tailrace.admin.Api;
import io.tailrace.admin.ApiAccess;
import io.tailrace.admin.ApiHandler;
import io.tailrace.admin.DoorApi;
import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.VisitorApi;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.Door;
import io.tailrace.core.file.FileProblem;
import io.tailrace.dashboard.DashboardHandler;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.audit.AuditLog;
import io.tailrace.receiver.jetty.HealthHandler;
import io.tailrace.server.config.Address;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ServerConfig;
import io.tailrace.server.telemetry.MetricsHandler;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin port, and {@code server.json}, which tells its address once there is a folder. People
 * who look for what is broken come here, so the port needs nothing else to work. Its opening is one
 * thread's; {@link #await} may be called from any.
 */
final class AdminPort implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AdminPort.class);
  private final ServerConfig config;
  private final InstantSource clock;
  private final Optional<URI> publicUrl;
  private final Door door;
  private final EffectiveSettings settings;
  private final String random = randomToken();
  private final CompletableFuture<URI> said = new CompletableFuture<>();
  private AdminServer server;
  private boolean written;
  private boolean failing;

  AdminPort(Configuration configuration, InstantSource clock) {
    this.config = configuration.server();
    this.clock = clock;
    this.publicUrl = configuration.dashboard().url();
    this.settings = EffectiveSettings.of(configuration.effective());
    this.door = new Door(configuration.dashboard().access(config.adminHost()), this::tokens, clock);
  }

  /**
   * What is asked through the port.
   *
   * @param parts null until the data folder is open
   */
  record Asked(Api api, Supplier<OperationContext> parts) {}

  /** Tries once to listen, if it does not yet; true if it does. */
  boolean open(Asked asked, PrometheusMeterRegistry registry, BooleanSupplier ready) {
    if (server != null) {
      return true;
    }
    Address address = config.admin();
    var audit = new AuditTrail(new AuditLog(config.dataDir(), clock));
    var visitors =
        new VisitorApi(
            new DoorApi(asked.api(), door, this::browsersFindIt, settings, clock), audit);
    AdminServer opened =
        new AdminServer(
            address.host(),
            address.port(),
            Map.of(
                "/api", new ApiHandler(visitors, new ApiAccess(door)),
                "/", new DashboardHandler(asked.parts(), door, audit, settings, clock),
                "/metrics", new MetricsHandler(registry),
                "/health", new HealthHandler(ready)));
    try {
      opened.start();
      server = opened;
      return true;
    } catch (Exception e) {
      opened.close();
      failed(
          "the admin port cannot be had: free its address, or give another with admin-host and"
              + " admin-port",
          e);
      return false;
    }
  }

  /** Writes {@code server.json}, if it is not there yet; true if it is. Call it when it is open. */
  boolean sayWhere() {
    if (written) {
      return true;
    }
    URI address = server.address();
    String token = config.adminToken().value().orElse(random);
    try {
      new ServerFile(ProcessHandle.current().pid(), address, token).write(config.dataDir());
      written = true;
      said.complete(address);
      return true;
    } catch (IOException e) {
      failed(
          "server.json cannot be written, so commands do not find this server: look at the data"
              + " folder's permissions and disk",
          e);
      return false;
    }
  }

  private URI browsersFindIt() {
    return publicUrl.orElseGet(server::address);
  }

  private void failed(String what, Exception e) {
    if (!failing) {
      log.error(
          "{} ({}). Events are received and delivered all the same, and it is tried again every"
              + " second",
          what,
          FileProblem.of(e));
    }
    failing = true;
    said.completeExceptionally(e);
  }

  /**
   * Waits until it answers and {@code server.json} says where.
   *
   * @throws IllegalStateException the first try failed
   */
  URI await() throws InterruptedException {
    try {
      return said.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the admin port did not start", e.getCause());
    }
  }

  private List<String> tokens() {
    return config.adminToken().isEmpty() ? List.of(random) : config.adminToken().values();
  }

  private static String randomToken() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public void close() throws IOException {
    try {
      if (written) {
        ServerFile.delete(config.dataDir());
      }
    } finally {
      if (server != null) {
        server.close();
      }
    }
  }
}
