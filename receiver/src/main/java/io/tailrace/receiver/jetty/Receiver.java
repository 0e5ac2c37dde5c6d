package io.tailrace.receiver.jetty;

import io.tailrace.core.log.EventLog;
import io.tailrace.receiver.Feeds;
import io.tailrace.receiver.HeldBytes;
import io.tailrace.receiver.ReceiverLimits;
import io.tailrace.receiver.RequestListener;
import io.tailrace.receiver.WebhookEndpoint;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiver on Jetty: takes the requests of reporting webhooks and answers each once it is
 * durable. Start once, drain, close. Safe for use by many threads.
 */
public final class Receiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
  private static final Duration ANSWER_TIME = Duration.ofSeconds(1);

  private final ReceiverSettings settings;
  private final WebhookEndpoint endpoint;
  private final Server server = new Server(threads());
  private @Nullable ServerSocketChannel socket;
  private @Nullable ClientConnector connector;
  private @Nullable ConnectionSweep sweep;
  private volatile int port;
  private volatile boolean accepting;
  private volatile boolean draining;

  public Receiver(
      ReceiverSettings settings,
      Feeds feeds,
      EventLog log,
      RequestListener listener,
      InstantSource clock) {
    this.settings = settings;
    this.endpoint =
        new WebhookEndpoint(
            settings.limits(),
            settings.spillFolder(),
            feeds,
            log,
            new WebhookEndpoint.Watch(listener, clock));
  }

  /**
   * Says what one is to take, for who embeds it.
   *
   * @param log where what is received is kept
   */
  public static ReceiverBuilder builder(EventLog log) {
    return new ReceiverBuilder(log);
  }

  /**
   * Begins to accept.
   *
   * @throws IOException if it cannot listen there, or cannot write to the spill folder
   */
  public void start() throws IOException {
    endpoint.prepare();
    // Opened first: who comes meanwhile waits in its queue, and is not refused.
    ServerSocketChannel opened = settings.socket().open();
    socket = opened;
    endpoint.warmUp();
    ReceiverLimits limits = withinDescriptors();
    connector = new ClientConnector(server, http(), opened, limits);
    server.addConnector(connector);
    server.setHandler(handlers());
    server.setErrorHandler(new HttpErrors(endpoint));
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("Cannot start to receive: " + e.getMessage(), e);
    }
    sweep = new ConnectionSweep(connector, limits);
    sweep.start();
    port = connector.getLocalPort();
    accepting = true;
    LOG.info("Receiving on port {}", port);
  }

  private ReceiverLimits withinDescriptors() {
    ReceiverLimits limits = settings.limits();
    Descriptors descriptors = Descriptors.ofThisProcess();
    int connections = descriptors.connections(limits.maxConnections());
    if (connections < limits.maxConnections()) {
      LOG.warn(
          "No more than {} connections at once, instead of {}: this process may have {} files open."
              + " More wait to be accepted. Raise its limit (LimitNOFILE= in systemd, ulimit -n)",
          connections,
          limits.maxConnections(),
          descriptors.most());
    }
    return limits.withMaxConnections(connections);
  }

  /** The port that it really has. */
  public int port() {
    return port;
  }

  /** Whether new requests should be sent here: it accepts and does not drain. */
  public boolean isReady() {
    return accepting && !draining;
  }

  /** Bytes of bodies now held in memory and on disk before they are answered. */
  public HeldBytes heldBytes() {
    return endpoint.heldBytes();
  }

  /**
   * Is no longer ready, goes on answering for {@code duration} or until no connection is open, then
   * ends all connections. To be followed by {@link #close}.
   */
  public void drain(Duration duration) throws InterruptedException {
    draining = true;
    int open = Objects.requireNonNull(connector).openCount();
    LOG.info("Draining {} connection(s) for up to {} s", open, duration.toSeconds());
    drain().run(duration);
  }

  /** Ends what is not ended yet; requests in progress still get their answer. */
  @Override
  public void close() {
    draining = true;
    try {
      if (accepting) {
        accepting = false;
        drain().finish();
        Objects.requireNonNull(sweep).close();
      }
      server.stop();
      if (socket != null && !settings.socket().isInherited()) {
        socket.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("Cannot stop receiving in order; the process ends all the same", e);
    }
  }

  private Drain drain() {
    return new Drain(
        Objects.requireNonNull(connector),
        settings.socket(),
        settings.limits().deadline().plus(ANSWER_TIME));
  }

  private Handler handlers() {
    Handler.Sequence all =
        new Handler.Sequence(new HealthHandler(this::isReady), new WebhookHandler(endpoint));
    return new RequestTracking(() -> draining, all);
  }

  private HttpConnectionFactory http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(settings.limits().maxHeaderBytes());
    // For each connection that would be 96 KB of heap, for headers that are read in a moment.
    http.setHeaderCacheSize(0);
    return new ClientHttp(http);
  }

  /**
   * Virtual ones for everything, the selector too, and without a limit: handing a request from a
   * platform thread to a virtual one costs half as much again as all the rest.
   */
  private static VirtualThreadPool threads() {
    VirtualThreadPool threads = new VirtualThreadPool(0);
    threads.setName("receiver");
    return threads;
  }
}
