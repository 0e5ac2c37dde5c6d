package io.tailrace.core.consumer;

import io.tailrace.core.log.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows when each pending record is retried. What must survive a restart is in the {@link
 * Position}; the number of attempts starts over then. For one thread, but any may ask {@link #of}.
 */
final class Retries {
  private final ConsumerSettings settings;
  private final ConcurrentSkipListMap<Long, Retry> byOffset = new ConcurrentSkipListMap<>();

  Retries(ConsumerSettings settings) {
    this.settings = settings;
  }

  /** Takes over what the sink says is pending, keeping what is known of it. */
  void reconcile(Position position, Instant now) {
    byOffset.keySet().retainAll(position.pending());
    for (long offset : position.pending()) {
      byOffset.putIfAbsent(offset, new Retry(offset, null, 0, now, null));
    }
  }

  /** The next try of the record at this offset; empty if it is not pending. */
  Optional<Retry> of(long offset) {
    return Optional.ofNullable(byOffset.get(offset));
  }

  /** Notes one more refusal of this record. */
  Retry refused(long offset, @Nullable String person, String reason, Instant now) {
    Retry before = byOffset.get(offset);
    int attempts = before == null ? 1 : before.attempts() + 1;
    Duration wait = Backoff.delay(settings.retryBackoff(), settings.maxBackoff(), attempts - 1);
    Retry retry = new Retry(offset, person, attempts, now.plus(wait), reason);
    byOffset.put(offset, retry);
    return retry;
  }

  /** This record waits behind another of the same person. */
  void waiting(long offset, @Nullable String person, Instant now) {
    byOffset.putIfAbsent(offset, new Retry(offset, person, 0, now, null));
  }

  /** This record is of this person. */
  void belongs(long offset, @Nullable String person) {
    byOffset.computeIfPresent(offset, (at, retry) -> retry.of(person));
  }

  /** This record may have killed the process. */
  void postponed(long offset, @Nullable String person, String reason, Instant due) {
    byOffset.put(offset, new Retry(offset, person, 0, due, reason));
  }

  /** It is no longer pending. */
  void settled(long offset) {
    byOffset.remove(offset);
  }

  /**
   * The records that may be tried now, in order. A person's record waits while an earlier one of
   * theirs must wait.
   */
  List<Retry> due(Instant now) {
    return next(now).stream().filter(retry -> !retry.due().isAfter(now)).toList();
  }

  /** All but those behind an earlier one of the same person that is not due. */
  private List<Retry> next(Instant now) {
    List<Retry> next = new ArrayList<>();
    Set<@Nullable String> blocked = new HashSet<>();
    for (Retry retry : byOffset.values()) {
      if (retry.person() == null || !blocked.contains(retry.person())) {
        next.add(retry);
        if (retry.due().isAfter(now)) {
          blocked.add(retry.person());
        }
      }
    }
    return next;
  }

  /** The lowest pending one, due or not. */
  Optional<Retry> first() {
    return byOffset.values().stream().findFirst();
  }

  /** Whose records must wait. */
  Set<String> persons() {
    Set<String> persons = new HashSet<>();
    for (Retry retry : byOffset.values()) {
      if (retry.person() != null) {
        persons.add(retry.person());
      }
    }
    return persons;
  }

  boolean full() {
    return byOffset.size() >= settings.maxInFlight();
  }

  /** How long until the next one is due; {@code atMost} if none is sooner. */
  Duration untilNext(Instant now, Duration atMost) {
    Duration shortest = atMost;
    for (Retry retry : next(now)) {
      Duration wait = Duration.between(now, retry.due());
      shortest = wait.compareTo(shortest) < 0 ? wait : shortest;
    }
    return shortest.isNegative() ? Duration.ZERO : shortest;
  }
}
