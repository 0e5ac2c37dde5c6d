package io.tailrace.operations.incoming;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one feed's requests fared of late, as far as this process received them. Immutable.
 *
 * @param name null stands for requests that came to no configured feed
 * @param signingKeys how many are valid now
 * @param lastVerified when one was last, if any was since the process began
 * @param windowSeconds how far back {@code requests} counts
 * @param requests of the last {@code windowSeconds}, by outcome; null where this process receives
 *     nothing
 * @param problem what somebody must look at, in a sentence, if anything
 */
public record FeedStatus(
    @Nullable String name,
    int signingKeys,
    @Nullable Instant lastVerified,
    int windowSeconds,
    @Nullable Map<String, Long> requests,
    @Nullable String problem) {

  /** Of a feed whose requests come to other processes, or to none. */
  public static FeedStatus elsewhere(String name, int signingKeys) {
    return new FeedStatus(name, signingKeys, null, 0, null, null);
  }
}
