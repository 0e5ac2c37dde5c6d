package io.tailrace.core.log;

/** What a record of the log is. */
public enum RecordKind {
  /** A body that can be read as an event. */
  EVENT,
  /** A verified body that cannot. */
  QUARANTINED
}
