package io.tailrace.log.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Waits until replicas have what was appended, so that a failover to one of them loses nothing that
 * was answered. Immutable.
 *
 * @param wanted how many must have it; 0: none is waited for
 */
record Replicas(int wanted) {
  /** In place of {@code append.lua}'s answer, with how many had it: too few. */
  static final String BEHIND = "behind";

  /** Shorter than a sender waits, so that its answer says why. */
  private static final Duration WITHIN = Duration.ofSeconds(1);

  /** Returns the answer once enough replicas have it, or fails because they do not. */
  CompletionStage<List<Object>> have(RedisSession session, List<Object> answer) {
    if (wanted == 0 || !Keys.text(answer.get(0)).equals("ok")) {
      return CompletableFuture.completedFuture(answer);
    }
    // On the connection that wrote it: WAIT asks after that one's writes.
    return session
        .appends()
        .waitForReplication(wanted, WITHIN.toMillis())
        .thenApply(count -> count >= wanted ? answer : List.<Object>of(Keys.bytes(BEHIND), count));
  }

  String behind(long count) {
    return "Redis keeps it, but after "
        + WITHIN.toSeconds()
        + " s only "
        + count
        + " replicas had it, and log.wait-replicas is "
        + wanted
        + ": a failover could lose it, so it is not answered as kept. Send it again; it is known"
        + " for a duplicate if it is still there. Look whether the replicas run and follow. After a"
        + " failover one is missing: keep one more than log.wait-replicas";
  }
}
