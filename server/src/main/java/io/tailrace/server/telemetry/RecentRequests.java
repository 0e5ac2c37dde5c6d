package io.tailrace.server.telemetry;

import io.tailrace.core.RecentCount;
import io.tailrace.receiver.AnsweredRequest;
import io.tailrace.receiver.RequestListener;
import io.tailrace.receiver.RequestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The outcomes of the last minutes' requests for each feed, for people. Safe for use by many
 * threads.
 */
public final class RecentRequests implements RequestListener {
  public static final Duration WINDOW = Duration.ofMinutes(10);
  private static final String NONE = "";
  private final InstantSource clock;
  private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

  public RecentRequests(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Of one feed. Immutable.
   *
   * @param outcomes how many requests of the window, by outcome; only those that there were
   * @param lastVerified null if none was since the process began
   * @param lastUnverified the last one with a wrong signature; null likewise
   */
  public record Recent(
      Map<RequestOutcome, Long> outcomes, Instant lastVerified, Instant lastUnverified) {}

  @Override
  public void answered(AnsweredRequest request) {
    String feed = request.feed() == null ? NONE : request.feed();
    tallies.computeIfAbsent(feed, name -> new Tally()).add(request);
  }

  /**
   * How it went of late.
   *
   * @param feed null for requests that came to none that is configured
   */
  public Recent of(String feed) {
    Tally tally = tallies.get(feed == null ? NONE : feed);
    return tally == null ? new Recent(Map.of(), null, null) : tally.read();
  }

  private final class Tally {
    private final Map<RequestOutcome, RecentCount> counts = new ConcurrentHashMap<>();
    private volatile Instant lastVerified;
    private volatile Instant lastUnverified;

    void add(AnsweredRequest request) {
      counts.computeIfAbsent(request.outcome(), outcome -> new RecentCount(WINDOW, clock)).add(1);
      if (request.verifiedAt() != null) {
        lastVerified = request.verifiedAt();
      } else if (request.outcome() == RequestOutcome.UNVERIFIED) {
        lastUnverified = clock.instant();
      }
    }

    Recent read() {
      Map<RequestOutcome, Long> recent = new LinkedHashMap<>();
      for (RequestOutcome outcome : RequestOutcome.values()) {
        RecentCount count = counts.get(outcome);
        if (count != null && count.sum() > 0) {
          recent.put(outcome, count.sum());
        }
      }
      return new Recent(recent, lastVerified, lastUnverified);
    }
  }
}
