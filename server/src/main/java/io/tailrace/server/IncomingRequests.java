package io.tailrace.server;

import io.tailrace.operations.incoming.FailedRequest;
import io.tailrace.operations.incoming.FeedStatus;
import io.tailrace.operations.incoming.IncomingWatch;
import io.tailrace.operations.ledger.StallHistory;
import io.tailrace.receiver.RequestOutcome;
import io.tailrace.server.config.FeedConfig;
import io.tailrace.server.telemetry.LastFailures;
import io.tailrace.server.telemetry.RecentRequests;
import io.tailrace.server.telemetry.RecentRequests.Recent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reports each feed's recent requests, and what about them somebody must look at. Immutable; safe
 * for use by many threads.
 *
 * @param recent null where no requests come to this process
 * @param last null likewise
 */
record IncomingRequests(
    List<FeedConfig> configured,
    RecentRequests recent,
    LastFailures last,
    Supplier<StallHistory> ledger,
    InstantSource clock)
    implements IncomingWatch {

  /** After a wrong signature Customer.io waits an hour: only then comes the next sign of it. */
  private static final Duration WRONG_KEY_SHOWS = Duration.ofMinutes(70);

  /** A stranger's wrong signature between two of Customer.io's right ones says nothing. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  @Override
  public StallHistory stalls() {
    return ledger.get();
  }

  @Override
  public List<FailedRequest> failed() {
    return last == null ? null : last.newestFirst();
  }

  @Override
  public List<FeedStatus> feeds() {
    List<FeedStatus> statuses = new ArrayList<>();
    configured.forEach(feed -> statuses.add(status(feed)));
    Recent strays = recent == null ? null : recent.of(null);
    if (strays != null && !strays.outcomes().isEmpty()) {
      statuses.add(status(null, 0, strays));
    }
    return statuses;
  }

  private FeedStatus status(FeedConfig feed) {
    int keys = feed.signingKeys().values().size();
    return recent == null
        ? FeedStatus.elsewhere(feed.name(), keys)
        : status(feed.name(), keys, recent.of(feed.name()));
  }

  private FeedStatus status(String name, int keys, Recent of) {
    Map<String, Long> requests = new LinkedHashMap<>();
    of.outcomes().forEach((outcome, count) -> requests.put(outcome.label(), count));
    return new FeedStatus(
        name,
        keys,
        of.lastVerified(),
        (int) RecentRequests.WINDOW.toSeconds(),
        requests,
        problem(name, keys, of));
  }

  private String problem(String name, int keys, Recent of) {
    long unavailable = of.outcomes().getOrDefault(RequestOutcome.UNAVAILABLE, 0L);
    if (unavailable > 0 && name != null && keys == 0) {
      return "it has no signing key, so its requests are answered 503: set "
          + FeedConfig.variable(name, "signing-keys");
    }
    if (unavailable > 0) {
      return "requests were answered 503 within the last 10 minutes; the server's log says why."
          + " Customer.io sends them again";
    }
    return keyIsWrong(of) ? wrongKey(name, of) : null;
  }

  private boolean keyIsWrong(Recent of) {
    Instant now = clock.instant();
    Instant wrong = of.lastUnverified();
    Instant right = of.lastVerified();
    return wrong != null
        && wrong.isAfter(now.minus(WRONG_KEY_SHOWS))
        && (right == null || (wrong.isAfter(right) && right.isBefore(now.minus(QUIET))));
  }

  private static String wrongKey(String name, Recent of) {
    return "requests are answered 401 because their signature is wrong, and "
        + (of.lastVerified() == null ? "none was verified" : "none was verified since")
        + ". Compare the signing key of Customer.io's reporting webhook with "
        + FeedConfig.variable(name, "signing-keys")
        + "; Customer.io waits an hour after each 401";
  }
}
