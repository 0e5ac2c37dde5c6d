package io.tailrace.testkit.bigquery;

/** What goes wrong with one call. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** Refused as aborted, without effect. */
  ABORTED,
  /** Refused as unavailable, without effect. */
  UNAVAILABLE,
  /** Takes effect; the caller is told that the server was unavailable. */
  LOST_ANSWER,
  /** The connection breaks, and what it carried takes effect only later, before some other call. */
  LATE,
  /** The connection breaks, without effect. */
  BROKEN,
  /** Answered after a moment. */
  DELAYED,
  /** Refused: a quota is used up. */
  QUOTA,
  /** Refused: the caller may not. */
  PERMISSION
}
