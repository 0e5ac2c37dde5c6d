package io.tailrace.admin;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin port: health, counters and {@code /api}, on a few platform threads of its own, since
 * what it asks calls native code. {@code /api} has others, so that a probe is always answered. Safe
 * for use by many threads.
 */
public final class AdminServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AdminServer.class);
  private static final int MAX_THREADS = 16;
  private static final int IDLE_MILLIS = 60_000;
  private final Server server;
  private final ServerConnector connector;
  private final String host;

  /**
   * Makes one; {@link #start} starts it.
   *
   * @param host to listen on, IPv6 without brackets
   * @param port 0 = any that is free
   * @param handlers by the path that they answer, and everything under it; what none of them has is
   *     asked of the one of {@code /}
   */
  public AdminServer(String host, int port, Map<String, Handler> handlers) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 2);
    threads.setName("admin");
    threads.setDaemon(true);
    this.host = host;
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    // As the receiver's: a kept connection is to cost next to nothing.
    http.setHeaderCacheSize(0);
    // An id in a path may hold anything; paths are taken apart before they are decoded.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "ids",
            Violation.AMBIGUOUS_PATH_SEPARATOR,
            Violation.AMBIGUOUS_PATH_ENCODING,
            Violation.AMBIGUOUS_PATH_SEGMENT,
            Violation.SUSPICIOUS_PATH_CHARACTERS));
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(byPath(handlers));
    server.setErrorHandler(new ApiErrors());
  }

  /**
   * Begins to listen.
   *
   * @throws IOException the address cannot be had; the message names it
   */
  public void start() throws IOException {
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Where it listens, with the port that it got. */
  public URI address() {
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = everywhere ? "127.0.0.1" : host;
    String authority = name.contains(":") ? "[" + name + "]" : name;
    return URI.create("http://" + authority + ":" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      log.warn("the admin port did not close as it should: {}", e.toString());
    }
  }

  private static Handler byPath(Map<String, Handler> handlers) {
    Handler.Sequence all = new Handler.Sequence();
    handlers.entrySet().stream()
        .sorted(Map.Entry.<String, Handler>comparingByKey().reversed())
        .forEach(entry -> all.addHandler(new Under(entry.getKey(), entry.getValue())));
    return all;
  }

  /** Has one path, and everything under it, answered. */
  private static final class Under extends Handler.Wrapper {
    private final String path;

    Under(String path, Handler handler) {
      super(handler);
      this.path = path;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String asked = Request.getPathInContext(request);
      boolean under = path.equals("/") || asked.equals(path) || asked.startsWith(path + "/");
      return under && super.handle(request, response, callback);
    }
  }
}
