package io.tailrace.core.handler;

import io.tailrace.core.sink.SinkRecord;

/**
 * A team's own code, called with each event at least once, one person's events in order. Called
 * from one thread.
 */
@FunctionalInterface
public interface EventHandler {

  /**
   * Handles one record; returning means that it is done. The event's id is stable: use it to notice
   * a second call. One that {@link SinkRecord#replacesBackfill} was told before, as far as the App
   * API knows of it, under its {@link io.tailrace.core.log.BackfillId}.
   *
   * @throws io.tailrace.core.sink.SinkUnavailableException what this needs is down: everything
   *     waits and is tried again later
   * @throws Exception this record is rejected: it alone is tried again, and set aside after the
   *     last attempt
   */
  void handle(SinkRecord record) throws Exception;
}
