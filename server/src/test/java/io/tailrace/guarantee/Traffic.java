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
import java.util.Iterator;
import java.util.List;
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
  private final Queue<Call> failures = new ConcurrentLinkedQueue<>();
  private final List<Sender> senders = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private Traffic() {}

  /**
   * Starts this many senders of this many events each; each with its own seed, so all ids differ.
   */
  static Traffic start(URI url, int senders, int eventsEach, long seed) {
    Traffic traffic = new Traffic();
    for (int i = 0; i < senders; i++) {
      traffic.add(url, Workspace.stream(seed + i, eventsEach, Instant.now()));
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
        false);
  }

  private void heard(Call call) {
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

  int answeredSoFar() {
    return answered.size();
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
