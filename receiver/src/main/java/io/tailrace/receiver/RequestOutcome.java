package io.tailrace.receiver;

import java.util.Locale;

/** What became of one request, as it is counted. */
public enum RequestOutcome {
  /** Verified and durable; at least one of its events was new. */
  PROCESSED,
  /** Verified; all of it was known. */
  DUPLICATE,
  /** Verified and durable, but nothing in it could be read as an event. */
  QUARANTINED,
  /** It had no signature or a malformed one, as Customer.io's never are. */
  UNSIGNED,
  /** Its signature was wrong, or older than the feed allows. */
  UNVERIFIED,
  /** Answered 503: nothing of it was certainly kept. */
  UNAVAILABLE,
  /** Never came as far as its signature: unknown path, other method, incomplete body. */
  REFUSED;

  /** As a label of the counters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
