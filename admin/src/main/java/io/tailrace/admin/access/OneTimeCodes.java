package io.tailrace.admin.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Codes that each let one visitor in, once and for a minute. Only their hashes are kept, in memory.
 * Safe for use by many threads.
 */
public final class OneTimeCodes {
  /** How long one works. */
  public static final Duration LIFE = Duration.ofSeconds(60);

  /** How many work at once; another makes the oldest void. */
  static final int MOST = 100;

  private final InstantSource clock;
  private final Map<String, Made> byHash = new LinkedHashMap<>();

  private record Made(Visitor visitor, Instant until) {}

  public OneTimeCodes(InstantSource clock) {
    this.clock = clock;
  }

  /** One that lets this visitor in. */
  public synchronized String make(Visitor visitor) {
    String code = RandomText.make();
    if (byHash.size() == MOST) {
      byHash.remove(byHash.keySet().iterator().next());
    }
    byHash.put(RandomText.hash(code), new Made(visitor, clock.instant().plus(LIFE)));
    return code;
  }

  /** Whom it lets in; nobody if it was used, is over, or never was. Of many at once one wins. */
  synchronized Optional<Visitor> spend(String code) {
    Made made = byHash.remove(RandomText.hash(code));
    return made == null || clock.instant().isAfter(made.until())
        ? Optional.empty()
        : Optional.of(made.visitor());
  }
}
