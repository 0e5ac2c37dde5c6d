package io.tailrace.server.stall;

import io.tailrace.core.FeedPath;
import io.tailrace.receiver.AnsweredRequest;
import io.tailrace.receiver.RequestFailure;
import io.tailrace.receiver.RequestListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hears of each request, and knows what its sender waits for. Writes nothing: a {@link StallLedger}
 * takes what it knows. Safe for use by many threads.
 */
public final class StallWatch implements RequestListener {
  static final int INCOMPLETE = 408;

  private final Map<String, FeedWatch> feeds;
  private final InstantSource clock;
  private final Instant since;

  /**
   * Begins to watch these feeds; all others are a stranger's matter.
   *
   * @param clock says when a request was answered whose signature was not right
   */
  public StallWatch(List<String> feeds, InstantSource clock) {
    this.clock = clock;
    this.since = clock.instant();
    Map<String, FeedWatch> watches = new HashMap<>();
    feeds.forEach(feed -> watches.put(feed, new FeedWatch(feed, since)));
    this.feeds = Map.copyOf(watches);
  }

  @Override
  public void answered(AnsweredRequest request) {
    String feed = request.feed() == null ? broken(request.failure()) : request.feed();
    FeedWatch watch = feed == null ? null : feeds.get(feed);
    if (watch != null) {
      Instant verified = request.verifiedAt();
      watch.answered(request, verified == null ? clock.instant() : verified);
    }
  }

  /** Of a request whose connection broke before its body was there, the feed that it was for. */
  private static @Nullable String broken(@Nullable RequestFailure failure) {
    if (failure == null || failure.status() != INCOMPLETE || failure.path() == null) {
      return null;
    }
    return FeedPath.feed(failure.path()).orElse(null);
  }

  /** When it began. */
  Instant since() {
    return since;
  }

  Instant now() {
    return clock.instant();
  }

  Map<String, FeedWatch> feeds() {
    return feeds;
  }
}
