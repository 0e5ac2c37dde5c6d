package io.tailrace.operations.reconcile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why we probably do not have what Customer.io knows. */
public enum Cause {
  DEAD_LETTER(Way.OURS, "the database rejected it; see 'tailrace dead-letters list'"),
  IN_QUARANTINE(Way.OURS, "it came, but could not be read; see 'tailrace quarantine list'"),
  IN_QUEUE(Way.COMING, "the database is behind the log's end, and it may stand in between"),
  ON_ITS_WAY(Way.COMING, "it happened a moment ago; its webhook may still come"),
  BEFORE_CONNECTED(Way.BACKFILL, "it happened before the first event that was received here"),
  WEBHOOK_DISABLED(Way.BACKFILL, "no enabled reporting webhook leads here"),
  NOT_SUBSCRIBED(Way.BACKFILL, "no enabled reporting webhook is subscribed to it"),
  UNIQUE_ONLY(
      Way.BACKFILL,
      "webhooks tell only the first open or click, and that was before the first event"),
  UNEXPLAINED(Way.BACKFILL, "nothing that is known here explains it");

  /** How it may still come to be in the database. */
  private enum Way {
    /** It is here, and waits for somebody. */
    OURS,
    /** It will arrive without help. */
    COMING,
    /** Only by fetching it. */
    BACKFILL
  }

  private final Way way;
  private final String meaning;

  Cause(Way way, String meaning) {
    this.way = way;
    this.meaning = meaning;
  }

  /** Whether fetching it is the way to have it: it will not come, nor is it here. */
  public boolean backfilled() {
    return way == Way.BACKFILL;
  }

  /** Whether it comes by itself, so that nobody has anything to do. */
  public boolean coming() {
    return way == Way.COMING;
  }

  /** In words, for people. */
  public String meaning() {
    return meaning;
  }

  /** As in JSON. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that {@link #text} writes so. */
  public static Cause of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
