package io.tailrace.sink.bigquery;

import java.time.Instant;

/**
 * Which records may be visible already, though what is recorded says nothing of them: they are
 * looked up before they are written. Immutable.
 *
 * @param until records before this offset: a stream went before it was known whether its recorded
 *     rows were flushed
 * @param receivedBefore records received before this: what is recorded may be an older copy, so
 *     nobody knows what was written since
 */
record Doubt(long until, Instant receivedBefore) {
  static final Doubt NONE = new Doubt(0, Instant.EPOCH);

  boolean isAbout(long offset, Instant receivedAt) {
    return offset < until || receivedAt.isBefore(receivedBefore);
  }

  Doubt until(long offset) {
    return new Doubt(Math.max(until, offset), receivedBefore);
  }

  Doubt receivedBefore(Instant time) {
    return new Doubt(until, time);
  }

  /** Once all is written up to this offset. */
  Doubt at(long offset) {
    return offset < until ? this : new Doubt(0, receivedBefore);
  }

  /** In another log offsets mean other records. */
  Doubt inAnotherLog() {
    return new Doubt(0, receivedBefore);
  }

  String text() {
    return until + " " + receivedBefore;
  }

  static Doubt of(String text) {
    int space = text.indexOf(' ');
    return new Doubt(
        Long.parseLong(text.substring(0, space)), Instant.parse(text.substring(space + 1)));
  }
}
