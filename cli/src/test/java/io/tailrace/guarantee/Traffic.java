package io.tailrace.guarantee;

import io.tailrace.customerio.SigningKey;
import io.tailrace.testkit.customerio.Backoff;
import io.tailrace.testkit.customerio.Call;
import io.tailrace.testkit.customerio.Pause;
import io.tailrace.testkit.customerio.Sender;
import io.tailrace.testkit.customerio.SimulatedEvent;
import io.tailrace.testkit.customerio.Workspace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Simulated Customer.io senders under load, several at once, that wait for nothing: an hour of
 * back-off passes in a moment. Remembers which events were answered 2xx. Safe for use by many
 * threads.
 */
final class Traffic implements AutoCloseable {
  private static final long LONGEST_PAUSE_MILLIS = 20;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Map<String, SimulatedEvent> sent = new ConcurrentHashMap<>();
  private final Queue<Call> failures = new ConcurrentLinkedQueue<>();
  private final List<Sender> senders = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private Traffic() {}

  /**
   * Starts this many senders of this many events each; each with its own seed, so all ids differ.
   */
  static Traffic start(URI url, int senders, int eventsEach, long seed) {
    return start(List.of(url), senders, eventsEach, seed);
  }

  /**
   * Starts this many senders to each of these receivers: all the same events go to each, at about
   * the same time.
   */
  static Traffic start(List<URI> urls, int senders, int eventsEach, long seed) {
    Traffic traffic = new Traffic();
    Instant began = Instant.now();
    for (int i = 0; i < senders; i++) {
      for (URI url : urls) {
        traffic.add(url, Workspace.stream(seed + i, eventsEach, began));
      }
    }
    traffic.threads.forEach(Thread::start);
    return traffic;
  }

  private void add(URI url, Iterator<SimulatedEvent> events) {
    Sender sender = new Sender(settings(url), this::heard);
    senders.add(sender);
    threads.add(Thread.ofPlatform().daemon().unstarted(() -> sender.send(events)));
  }

  private static Sender.Settings settings(URI url) {
    Pause impatient =
        (duration, stopped) -> {
          long millis = Math.min(duration.toMillis(), LONGEST_PAUSE_MILLIS);
          boolean unused = stopped.await(millis, TimeUnit.MILLISECONDS);
        };
    return new Sender.Settings(
        url,
        new SigningKey(ServerProcess.KEY),
        Duration.ofSeconds(4),
        Backoff.CUSTOMER_IO,
        InstantSource.system(),
        impatient,
        Sender.Stamping.EACH_ATTEMPT,
        false,
        0);
  }

  /** Sends all of these, and comes back once each was answered 2xx. */
  static void resend(URI url, Collection<SimulatedEvent> events) {
    new Sender(settings(url)).send(events.iterator());
  }

  private void heard(Call call) {
    sent.put(call.event().eventId(), call.event());
    if (call.accepted()) {
      answered.add(call.event().eventId());
    } else {
      failures.add(call);
    }
  }

  /** The ids of the events that were answered 2xx. */
  Set<String> answered() {
    return Set.copyOf(answered);
  }

  /** All that was sent, answered or not, by id. */
  Map<String, SimulatedEvent> sent() {
    return Map.copyOf(sent);
  }

  int answeredSoFar() {
    return answered.size();
  }

  /** Returns once so many more were answered. */
  void awaitMore(int events) throws InterruptedException {
    int enough = answeredSoFar() + events;
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (answeredSoFar() < enough) {
      if (System.nanoTime() > until) {
        throw new AssertionError("nothing is answered any more; last failures: " + lastFailures());
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private List<String> lastFailures() {
    return failures.stream()
        .skip(Math.max(0, failures.size() - 3))
        .map(call -> call.answer().toString())
        .toList();
  }

  /** All calls that were not accepted. */
  List<Call> failures() {
    return List.copyOf(failures);
  }

  /** Begins no further call, and waits for those under way. */
  void end() throws InterruptedException {
    close();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Begins no further call. */
  @Override
  public void close() {
    senders.forEach(Sender::stop);
  }
}
