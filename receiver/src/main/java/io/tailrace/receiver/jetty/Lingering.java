package io.tailrace.receiver.jetty;

import io.tailrace.core.Threads;
import io.tailrace.receiver.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends connections gently: says that nothing more will be sent, reads and forgets what still comes,
 * then closes. Bounded in time, bytes and number. Safe for use by many threads.
 */
final class Lingering {
  private static final long MAX_BYTES = 64L << 20;

  private final AtomicInteger count = new AtomicInteger();
  private final int maxAtOnce;
  private volatile Duration time;

  Lingering(Duration time, int maxAtOnce) {
    this.maxAtOnce = maxAtOnce;
    this.time = time;
  }

  /** From now on, for so long at most. */
  void shorten(Duration newTime) {
    time = newTime;
  }

  int count() {
    return count.get();
  }

  /** Takes the connection over from its selector, or leaves it to be closed by the caller. */
  boolean take(SocketChannel channel, SelectionKey key) {
    if (count.incrementAndGet() > maxAtOnce || !channel.isOpen()) {
      count.decrementAndGet();
      return false;
    }
    key.cancel();
    Threads.waiting("lingering", () -> linger(channel));
    return true;
  }

  private void linger(SocketChannel channel) {
    Deadline deadline = Deadline.in(time);
    try (channel) {
      channel.configureBlocking(true);
      channel.shutdownOutput();
      readAll(channel, deadline);
    } catch (IOException e) {
      // The client is gone, or took too long: nothing is left to be gentle with.
      return;
    } finally {
      count.decrementAndGet();
    }
  }

  private static void readAll(SocketChannel channel, Deadline deadline) throws IOException {
    InputStream rest = channel.socket().getInputStream();
    byte[] forgotten = new byte[8192];
    long left = MAX_BYTES;
    while (left > 0 && !deadline.isOver()) {
      channel.socket().setSoTimeout(1 + (int) (deadline.nanosLeft() / 1_000_000));
      int read = rest.read(forgotten);
      if (read < 0) {
        return;
      }
      left -= read;
    }
    if (left <= 0) {
      throw new SocketTimeoutException("the client sends without end");
    }
  }
}
