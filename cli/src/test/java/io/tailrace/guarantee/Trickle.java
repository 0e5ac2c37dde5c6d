package io.tailrace.guarantee;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Two senders at a pace that sinks can keep, each event once, whatever is answered. Remembers at
 * which moment of a clock each event was answered 200. Safe for use by many threads.
 */
final class Trickle implements AutoCloseable {
  private static final int SENDERS = 2;
  private static final long PAUSE_MILLIS = 10;
  private final Posts posts;
  private final LongSupplier clock;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<String, Long> answered = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  private Trickle(URI url, LongSupplier clock) {
    this.posts = new Posts(url);
    this.clock = clock;
  }

  static Trickle start(URI url, LongSupplier clock) {
    Trickle trickle = new Trickle(url, clock);
    for (int i = 0; i < SENDERS; i++) {
      trickle.threads.add(Thread.ofPlatform().daemon().start(trickle::send));
    }
    return trickle;
  }

  private void send() {
    while (!over) {
      String id = "e" + next.getAndIncrement();
      try {
        if (posts.post(Posts.event(id, "sent")).startsWith("200 ")) {
          answered.put(id, clock.getAsLong());
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (Exception e) {
        // Nobody listens between two lives of the server: that one was not answered.
      }
    }
  }

  /** Returns once so many more were answered. */
  void awaitMore(int events) throws InterruptedException {
    int enough = answered.size() + events;
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (answered.size() < enough) {
      if (System.nanoTime() > until) {
        throw new AssertionError("nothing is answered any more");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** The events that had been answered by this moment. */
  Set<String> answeredBy(long moment) {
    return answered.entrySet().stream()
        .filter(event -> event.getValue() <= moment)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Sends no more, and waits for what is under way. */
  void end() throws InterruptedException {
    close();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Sends no more. */
  @Override
  public void close() {
    over = true;
  }
}
