package io.tailrace.customerio;

import java.time.Duration;
import java.util.Set;

/**
 * What Customer.io does after an answer: it goes on, or the whole feed stands still until it tries
 * the same event again. By its documents; the steps of its back-off after the first wait are
 * published nowhere. Immutable, safe to share between threads.
 */
public enum SenderWait {
  /** A 2xx: the next event follows. */
  NONE("it goes on"),
  /** Its ordinary back-off, which begins short: a timeout, 503, 408 and all that no list names. */
  BACKOFF("it tries again soon"),
  /** An hour at least before the first retry, with all later events behind. */
  AN_HOUR("it waits an hour before it tries again");

  /** It waits no longer for an answer. */
  public static final Duration ANSWER_LIMIT = Duration.ofSeconds(4);

  /** After so long it gives an event up. */
  public static final Duration GIVES_UP = Duration.ofDays(7);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Set<Integer> HOUR_STATUSES =
      Set.of(400, 401, 402, 403, 404, 405, 410, 429, 500, 502, 521);

  private final String sentence;

  SenderWait(String sentence) {
    this.sentence = sentence;
  }

  /** After an answer of this HTTP status. */
  public static SenderWait after(int status) {
    if (status / 100 == 2) {
      return NONE;
    }
    return HOUR_STATUSES.contains(status) ? AN_HOUR : BACKOFF;
  }

  /**
   * After a connection that was refused, reset or closed without an answer, and after a certificate
   * or a name that it does not accept.
   */
  public static SenderWait afterNoConnection() {
    return AN_HOUR;
  }

  /** For people: what Customer.io does then. */
  public String sentence() {
    return sentence;
  }

  /**
   * How long a feed stands still at least, if each try gets such an answer while the trouble lasts:
   * the retry that ends it comes after the trouble, and never later than it gives up.
   */
  public Duration stands(Duration trouble) {
    if (this == NONE || trouble.isNegative() || trouble.isZero()) {
      return Duration.ZERO;
    }
    Duration stands = this == AN_HOUR ? wholeHours(trouble) : trouble;
    return stands.compareTo(GIVES_UP) < 0 ? stands : GIVES_UP;
  }

  private static Duration wholeHours(Duration trouble) {
    long begun = trouble.toHours();
    boolean exact = HOUR.multipliedBy(begun).equals(trouble);
    return HOUR.multipliedBy(exact ? begun : begun + 1);
  }
}
