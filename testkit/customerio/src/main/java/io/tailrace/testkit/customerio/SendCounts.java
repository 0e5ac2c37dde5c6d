package io.tailrace.testkit.customerio;

import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Adds up one sender's calls. Safe to share between threads. */
final class SendCounts {
  private final Map<String, Long> answers = new TreeMap<>();
  private final Map<Kind, Long> kinds = new TreeMap<>();
  private final Histogram latencies = Latencies.emptyHistogram();
  private long accepted;
  private long duplicates;
  private long calls;
  private long retries;
  private long stalls;
  private long givenUp;
  private long firstStarted;
  private long lastEnded;
  private Instant lastAcceptedAt;

  synchronized void add(Call call) {
    lastEnded = System.nanoTime();
    if (calls++ == 0) {
      firstStarted = lastEnded - call.latency().toNanos();
    }
    answers.merge(call.answer().toString(), 1L, Long::sum);
    retries += call.attempt() > 1 ? 1 : 0;
    stalls += call.answer().costsAnHour() ? 1 : 0;
    givenUp += call.givenUp() ? 1 : 0;
    if (call.accepted()) {
      accept(call);
    }
  }

  private void accept(Call call) {
    lastAcceptedAt = call.at();
    latencies.recordValue(call.latency().toNanos() / 1000);
    if (call.event().repeated()) {
      duplicates++;
    } else {
      accepted++;
      kinds.merge(call.event().kind(), 1L, Long::sum);
    }
  }

  synchronized SendReport report() {
    return new SendReport(
        accepted,
        duplicates,
        calls,
        retries,
        stalls,
        givenUp,
        Collections.unmodifiableMap(new TreeMap<>(answers)),
        Collections.unmodifiableMap(new TreeMap<>(kinds)),
        new Latencies(latencies.copy()),
        Duration.ofNanos(lastEnded - firstStarted),
        lastAcceptedAt);
  }
}
