package io.tailrace.receiver.jetty;

import io.tailrace.receiver.Deadline;
import io.tailrace.receiver.ReceiverLimits;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Accepts connections, up to a number of them; more wait in the listening socket's queue, where a
 * next process finds them too. One selector and no accepting thread: two would cost more than they
 * bring on two cores, and a thread that blocks in accept takes one connection too many when it is
 * told to stop. Safe for use by many threads.
 */
final class ClientConnector extends ServerConnector implements SelectorManager.AcceptListener {
  private static final int ACCEPTORS = 0;
  private static final int SELECTORS = 1;
  private static final int MAX_ENDING = 1024;
  private static final Duration SELECTOR_TIME = Duration.ofSeconds(1);

  private final ServerSocketChannel socket;
  private final Lingering lingering;
  private final int maxConnections;
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile boolean stopped;
  private volatile boolean everAccepted;
  private volatile long lastAccepted;

  ClientConnector(
      Server server, HttpConnectionFactory http, ServerSocketChannel socket, ReceiverLimits limits)
      throws IOException {
    super(server, ACCEPTORS, SELECTORS, http);
    this.socket = socket;
    this.lingering = new Lingering(limits.linger(), Descriptors.ofThisProcess().ending(MAX_ENDING));
    this.maxConnections = limits.maxConnections();
    setIdleTimeout(limits.keepAlive().toMillis());
    getSelectorManager().addEventListener(this);
    open(socket);
  }

  @Override
  protected ClientEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    return new ClientEndPoint(channel, selector, key, getScheduler(), lingering);
  }

  @Override
  public void onAccepting(SelectableChannel channel) {
    lastAccepted = System.nanoTime();
    everAccepted = true;
    if (accepted.incrementAndGet() >= maxConnections) {
      setAccepting(false);
    }
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    accepted.decrementAndGet();
  }

  @Override
  public void onClosed(SelectableChannel channel) {
    accepted.decrementAndGet();
  }

  boolean isCrowded() {
    return accepted.get() >= maxConnections;
  }

  /**
   * Goes on after it was crowded. Called now and then: a socket cannot be accepted from anew at
   * once.
   */
  void acceptAgain() {
    if (!stopped && !isCrowded() && !socket.isRegistered()) {
      setAccepting(true);
    }
  }

  /**
   * For good. When it returns, what was accepted is open, and what was not stays in the socket's
   * queue.
   */
  void stopAccepting() throws InterruptedException {
    stopped = true;
    setAccepting(false);
    Deadline deadline = Deadline.in(SELECTOR_TIME);
    while (socket.isRegistered() && !deadline.isOver()) {
      Thread.sleep(1);
    }
  }

  boolean acceptedWithin(Duration time) {
    return everAccepted && System.nanoTime() - lastAccepted < time.toNanos();
  }

  /** Connections that are not over yet. */
  int openCount() {
    return accepted.get() + lingering.count();
  }

  List<ClientEndPoint> connections() {
    return getConnectedEndPoints().stream().map(ClientEndPoint.class::cast).toList();
  }

  Lingering lingering() {
    return lingering;
  }
}
