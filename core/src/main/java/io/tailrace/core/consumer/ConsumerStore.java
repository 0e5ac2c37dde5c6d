package io.tailrace.core.consumer;

import io.tailrace.core.log.Pins;

/**
 * The small store beside the log: what consumers must remember and no sink remembers for them. It
 * is not in the database, so that a sick database stops none of it. Safe for use by many threads.
 */
public interface ConsumerStore extends AutoCloseable {

  PositionStore positions();

  /** What some sinks keep instead of a position. */
  SinkNotes notes();

  DeadLetters deadLetters();

  Replays replays();

  Runs runs();

  /** Which offsets the sinks still need, and what they have lost for good. */
  Pins pins();

  @Override
  void close();
}
