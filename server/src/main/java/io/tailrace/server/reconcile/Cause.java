package io.tailrace.server.reconcile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why we probably do not have what Customer.io knows. */
public enum Cause {
  /** The database rejected it, and it was set aside. */
  DEAD_LETTER(false),
  /** It came, but could not be read as an event. */
  IN_QUARANTINE(false),
  /** The database is behind the log's end, and it may stand in between. */
  IN_QUEUE(false),
  /** It happened a moment ago; Customer.io's webhook may still be on its way. */
  ON_ITS_WAY(false),
  /** It happened before the first event that we ever received. */
  BEFORE_CONNECTED(true),
  /** No enabled reporting webhook leads here. */
  WEBHOOK_DISABLED(true),
  /** No enabled reporting webhook is subscribed to it. */
  NOT_SUBSCRIBED(true),
  /**
   * Reporting webhooks tell only the first open or click of a delivery, and that was before we were
   * connected.
   */
  UNIQUE_ONLY(true),
  /** Nothing that we know explains it. */
  UNEXPLAINED(true);

  private final boolean backfilled;

  Cause(boolean backfilled) {
    this.backfilled = backfilled;
  }

  /** Whether fetching it is the way to have it: it will not come, nor is it here. */
  public boolean backfilled() {
    return backfilled;
  }

  /** As in JSON. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
