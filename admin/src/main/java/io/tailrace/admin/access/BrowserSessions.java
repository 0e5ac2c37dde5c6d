package io.tailrace.admin.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in with a browser. Only the hashes of the cookies are kept, in memory: a restart
 * ends them all. Safe for use by many threads.
 */
public final class BrowserSessions {
  /** How long one lasts that nobody uses. */
  public static final Duration IDLE = Duration.ofHours(12);

  /** How long one lasts at most. */
  public static final Duration LIFE = Duration.ofDays(7);

  /** How many there are at once; another ends the one that was used longest ago. */
  static final int MOST = 1_000;

  private final InstantSource clock;
  private final Map<String, Session> byHash = new LinkedHashMap<>(16, 0.75f, true);

  private record Session(Visitor visitor, Instant began, Instant used) {
    boolean lastsAt(Instant now) {
      return now.isBefore(used.plus(IDLE)) && now.isBefore(began.plus(LIFE));
    }
  }

  public BrowserSessions(InstantSource clock) {
    this.clock = clock;
  }

  /** Begins one, always under an id of its own. */
  synchronized String begin(Visitor visitor) {
    String id = RandomText.make();
    if (byHash.size() == MOST) {
      byHash.remove(byHash.keySet().iterator().next());
    }
    Instant now = clock.instant();
    byHash.put(RandomText.hash(id), new Session(visitor, now, now));
    return id;
  }

  /** Whose it is, if it lasts; that counts as use. */
  synchronized Optional<Visitor> visitor(String id) {
    String hash = RandomText.hash(id);
    Session session = byHash.get(hash);
    Instant now = clock.instant();
    if (session == null || !session.lastsAt(now)) {
      byHash.remove(hash);
      return Optional.empty();
    }
    byHash.put(hash, new Session(session.visitor(), session.began(), now));
    return Optional.of(session.visitor());
  }

  synchronized void end(String id) {
    byHash.remove(RandomText.hash(id));
  }
}
