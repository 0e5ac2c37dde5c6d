package io.tailrace.dashboard.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One browser's stream. What it is sent is written out as fast as the browser takes it, and holds
 * no thread meanwhile. A browser that takes too little is cut off: it comes again and goes on where
 * it was. Safe for use by many threads.
 */
final class BrowserStream {
  /** What may wait to be taken, in bytes. */
  static final int MOST_WAITING = 512 << 10;

  private final Response response;
  private final Callback callback;
  private final Runnable closed;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int bytes;
  private boolean writing;
  private boolean over;

  /**
   * Opens one.
   *
   * @param closed is told once, when it is over, whoever ended it
   */
  BrowserStream(Response response, Callback callback, Runnable closed) {
    this.response = response;
    this.callback = callback;
    this.closed = closed;
  }

  /** Queues this. */
  void send(byte[] message) {
    synchronized (this) {
      if (over) {
        return;
      }
      waiting.add(message);
      bytes += message.length;
    }
    if (tooSlow()) {
      fail(new IOException("the browser does not take what it is sent"));
    } else {
      write();
    }
  }

  private synchronized boolean tooSlow() {
    return bytes > MOST_WAITING;
  }

  private void write() {
    ByteBuffer all;
    synchronized (this) {
      if (writing || over || waiting.isEmpty()) {
        return;
      }
      writing = true;
      all = ByteBuffer.allocate(bytes);
      waiting.forEach(all::put);
      waiting.clear();
    }
    all.flip();
    int size = all.remaining();
    response.write(false, all, Callback.from(() -> written(size), this::fail));
  }

  private void written(int size) {
    synchronized (this) {
      writing = false;
      bytes -= size;
    }
    write();
  }

  /** Ends it as it should. */
  void end() {
    if (overNow()) {
      callback.succeeded();
    }
  }

  /** Ends it: the browser is gone, or is cut off. */
  void fail(Throwable why) {
    if (overNow()) {
      callback.failed(why);
    }
  }

  private boolean overNow() {
    synchronized (this) {
      if (over) {
        return false;
      }
      over = true;
      waiting.clear();
    }
    closed.run();
    return true;
  }
}
