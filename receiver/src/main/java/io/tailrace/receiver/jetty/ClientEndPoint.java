package io.tailrace.receiver.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * One connection: knows what it is waiting for, and closes so that the client can still read its
 * last answer. Safe for use by many threads.
 */
final class ClientEndPoint extends SocketChannelEndPoint {
  private static final long NEVER = 0;

  private final SelectionKey key;
  private final Lingering lingering;
  private volatile boolean clientIsDone;
  private volatile Standing standing = Standing.SILENT;
  private volatile long requestSince = NEVER;
  private volatile long headersSince = NEVER;
  private volatile long outputShutSince = NEVER;
  private volatile long idleSince = System.nanoTime();

  ClientEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Lingering lingering) {
    super(channel, selector, key, scheduler);
    this.key = key;
    this.lingering = lingering;
  }

  /** What it is worth when there is no room for all, least first. */
  enum Standing {
    SILENT,
    UNVERIFIED,
    VERIFIED
  }

  static ClientEndPoint of(Request request) {
    return (ClientEndPoint) request.getConnectionMetaData().getConnection().getEndPoint();
  }

  void requestBegins() {
    requestSince = System.nanoTime();
    if (standing == Standing.SILENT) {
      standing = Standing.UNVERIFIED;
    }
    headersSince = NEVER;
  }

  /** A request on it was verified: whoever opened it knows a key. */
  void broughtVerified() {
    standing = Standing.VERIFIED;
  }

  Standing standing() {
    return standing;
  }

  long idleSince() {
    return idleSince;
  }

  void requestEnds() {
    idleSince = System.nanoTime();
    requestSince = NEVER;
  }

  /** Whether it is between two requests, or before the first. */
  boolean isIdle() {
    return requestSince == NEVER && headersSince == NEVER;
  }

  boolean isIdleFor(Duration duration) {
    return isIdle() && isOver(idleSince, duration);
  }

  /** Whether a request's headers have been coming in for longer than this. */
  boolean isStuckInHeaders(Duration timeout) {
    return isOver(headersSince, timeout);
  }

  /** Whether a request has been in progress for longer than this, until its answer was taken. */
  boolean isStuckInRequest(Duration timeout) {
    return isOver(requestSince, timeout);
  }

  /** Whether it was half closed longer ago than this, and the client did not close its half. */
  boolean isHalfClosed(Duration timeout) {
    return isOver(outputShutSince, timeout);
  }

  private static boolean isOver(long since, Duration duration) {
    return since != NEVER && System.nanoTime() - since > duration.toNanos();
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    int filled = super.fill(buffer);
    if (filled > 0 && isIdle()) {
      headersSince = System.nanoTime();
    } else if (filled < 0) {
      clientIsDone = true;
    }
    return filled;
  }

  @Override
  protected void doShutdownOutput() {
    outputShutSince = System.nanoTime();
    super.doShutdownOutput();
  }

  /**
   * A socket closed with bytes unread is reset, and a reset may overtake the answer: read on for a
   * moment.
   */
  @Override
  public void doClose() {
    if (clientIsDone || !lingering.take(getChannel(), key)) {
      super.doClose();
    }
  }
}
