package io.tailrace.core.consumer;

import io.tailrace.core.sink.SinkTraits;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What all consumers of one process share. Immutable; the random generator must be safe for use by
 * many threads.
 *
 * @param run this process's time on the store: its epoch, and whether the last one ended as it
 *     should
 * @param clock the time
 * @param random for the jitter of backoffs
 * @param outages what is said of them together
 */
public record ConsumerContext(
    ConsumerSettings settings,
    Runs.Run run,
    InstantSource clock,
    RandomGenerator random,
    Outages outages) {

  /** As the sink with these traits asks for it. */
  ConsumerContext of(SinkTraits traits) {
    return new ConsumerContext(settings.retrying(traits.retry()), run, clock, random, outages);
  }

  /** For one consumer alone. */
  public ConsumerContext(
      ConsumerSettings settings, Runs.Run run, InstantSource clock, RandomGenerator random) {
    this(settings, run, clock, random, new Outages());
  }
}
