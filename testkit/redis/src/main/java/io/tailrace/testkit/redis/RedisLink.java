package io.tailrace.testkit.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A way to a Redis that is slow, that holds what comes, or that leads to another one from now on.
 * Safe for use by many threads.
 */
public final class RedisLink implements AutoCloseable {
  private static final long MILLISECOND = 1_000_000;
  private final ServerSocket listening;
  private final Duration oneWay;
  private volatile int target;
  private volatile boolean held;

  private RedisLink(RedisServer target, Duration oneWay) throws IOException {
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target.port();
    this.oneWay = oneWay;
    start(this::accept);
  }

  /** One that takes so long in each direction. */
  public static RedisLink to(RedisServer target, Duration oneWay) throws IOException {
    return new RedisLink(target, oneWay);
  }

  public int port() {
    return listening.getLocalPort();
  }

  public String url() {
    return "redis://127.0.0.1:" + port();
  }

  /** Nothing goes through any more; connections stay. */
  public void hold() {
    held = true;
  }

  /** What connects from now on reaches this one. */
  public void leadTo(RedisServer other) {
    target = other.port();
  }

  private void accept() throws IOException {
    while (true) {
      Socket outside = listening.accept();
      start(() -> connect(outside));
    }
  }

  private void connect(Socket outside) throws IOException {
    try {
      Socket inside = new Socket(InetAddress.getLoopbackAddress(), target);
      carry(outside, inside);
      carry(inside, outside);
    } catch (IOException e) {
      outside.close();
    }
  }

  /** What is to be written then; nothing at the end. */
  private record Piece(byte[] bytes, long due) {}

  private void carry(Socket from, Socket to) {
    BlockingQueue<Piece> under = new LinkedBlockingQueue<>();
    start(() -> read(from, under));
    start(() -> write(under, to));
  }

  private void read(Socket from, BlockingQueue<Piece> under) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try {
      int count = from.getInputStream().read(buffer);
      while (count > 0) {
        under.add(new Piece(Arrays.copyOf(buffer, count), due()));
        count = from.getInputStream().read(buffer);
      }
    } finally {
      under.add(new Piece(new byte[0], due()));
    }
  }

  private long due() {
    return System.nanoTime() + oneWay.toNanos();
  }

  private void write(BlockingQueue<Piece> under, Socket to)
      throws IOException, InterruptedException {
    try (to) {
      Piece piece = under.take();
      while (piece.bytes.length > 0) {
        awaitDue(piece.due);
        to.getOutputStream().write(piece.bytes);
        piece = under.take();
      }
      awaitDue(piece.due);
    }
  }

  private void awaitDue(long due) {
    for (long left = due - System.nanoTime(); left > 0 || held; left = due - System.nanoTime()) {
      LockSupport.parkNanos(held ? MILLISECOND : left);
    }
  }

  private static void start(Step step) {
    Thread.startVirtualThread(() -> untilClosed(step));
  }

  private static void untilClosed(Step step) {
    try {
      step.run();
    } catch (IOException | InterruptedException e) {
      // A socket was closed: by one of both, or by close().
      Thread.onSpinWait();
    }
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  /** Takes no more connections; those that there are end with their sides. */
  @Override
  public void close() throws IOException {
    listening.close();
  }
}
