package io.tailrace.server;

import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.log.EventLog;
import io.tailrace.pipeline.Closing;
import io.tailrace.pipeline.DeferredLog;
import io.tailrace.receiver.HeldBytes;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.receiver.jetty.Receiver;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.FeedConfig;
import io.tailrace.server.config.Role;
import io.tailrace.server.telemetry.Telemetry;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole server: the receiver in front, the pipeline behind it, the admin port beside them. The
 * receiver listens before the sinks are open, also where the log cannot be opened yet, and stops
 * last: while nothing can be kept it answers 503, which costs the sender a moment, where a refused
 * connection would cost an hour. Safe for use by many threads.
 */
public final class Tailrace implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Tailrace.class);
  private final Configuration configuration;
  private final Closing closing = new Closing();
  private final Receiver receiver;
  private final Startup startup;

  private Tailrace(Configuration configuration, Receiver receiver, Startup startup) {
    this.configuration = configuration;
    this.receiver = receiver;
    this.startup = startup;
  }

  /**
   * Starts a server and returns once it accepts requests; the sinks open behind it.
   *
   * @param role not {@link Role#WORKER}, which receives nothing: that is a {@link Worker}
   * @throws FolderTakenException another process has the data folder
   * @throws EngineRefusedException the log's engine cannot be used as it is set up
   * @throws IOException it cannot listen on its port
   */
  public static Tailrace start(
      Configuration configuration, Role role, ListeningSocket socket, InstantSource clock)
      throws IOException, FolderTakenException, EngineRefusedException {
    return start(configuration, role, socket, Machine.by(clock), UnaryOperator.identity());
  }

  /**
   * Starts a server on another machine, or with something around the log. Tests use this to show
   * what a full disk or a broken log does.
   */
  public static Tailrace start(
      Configuration configuration,
      Role role,
      ListeningSocket socket,
      Machine machine,
      UnaryOperator<EventLog> around)
      throws IOException, FolderTakenException, EngineRefusedException {
    long started = System.nanoTime();
    InstantSource clock = machine.clock();
    var telemetry =
        Telemetry.ofRequests(configuration.feeds().stream().map(FeedConfig::name).toList(), clock);
    var late =
        new DeferredLog("the log is not open yet; it is being opened, and this is tried again");
    var spilled = new Spilled();
    var beside = new Machine(clock, machine.disk().beside(spilled));
    var startup = new Startup(configuration, role, telemetry, late, beside);
    boolean folderTaken = startup.openFirst();
    var feeds = new ConfiguredFeeds(configuration.feeds());
    var settings = ConfiguredReceiver.settings(configuration, socket, folderTaken);
    var receiver = new Receiver(settings, feeds, around.apply(late), telemetry.requests(), clock);
    if (folderTaken) {
      spilled.by(receiver);
    }
    Tailrace tailrace = new Tailrace(configuration, receiver, startup);
    try {
      receiver.start();
    } catch (IOException | RuntimeException e) {
      startup.close();
      throw e;
    }
    startup.continueBehind(receiver::isReady);
    tailrace.closing.add("what was started", startup);
    tailrace.closing.add("the receiver", receiver);
    log.atInfo()
        .addKeyValue("port", receiver.port())
        .addKeyValue("data_dir", configuration.server().dataDir())
        .addKeyValue("feeds", configuration.feeds().size())
        .addKeyValue("took_ms", (System.nanoTime() - started) / 1_000_000)
        .log("receiving");
    return tailrace;
  }

  public int port() {
    return receiver.port();
  }

  /** Bytes of bodies that are not answered yet. */
  public HeldBytes heldBytes() {
    return receiver.heldBytes();
  }

  /** Waits until the admin port answers, and says where. */
  public URI awaitAdmin() throws InterruptedException {
    return startup.awaitAdmin();
  }

  /**
   * Answers what still comes for as long as the configuration says, then stops everything in
   * reverse.
   */
  @Override
  public void close() {
    log.info(
        "stopping: requests are answered for up to {} s more; sooner if no connection is open and"
            + " none came for as long",
        configuration.server().drain().toSeconds());
    try {
      receiver.drain(configuration.server().drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closing.close();
    log.info("stopped");
  }
}
