package io.tailrace.core.consumer;

import io.tailrace.core.log.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After an unclean stop the first batch is handed over one by one, each behind a mark that outlives
 * the process, so that a record that kills the process is found and set aside. A kill from outside
 * is no record's fault: a record must have been there alone at {@code attempts} deaths in a row.
 * For one thread.
 */
final class Caution {
  private static final Logger log = LoggerFactory.getLogger(Caution.class);
  private final String sink;
  private final int partition;
  private final Runs runs;
  private final int attempts;
  private boolean needed;
  private boolean marked;

  Caution(String sink, int partition, Runs runs, ConsumerContext context) {
    this.sink = sink;
    this.partition = partition;
    this.runs = runs;
    this.attempts = context.settings().attempts();
    this.needed = context.run().afterUncleanStop();
  }

  boolean needed() {
    return needed;
  }

  /**
   * Marks this record as handed over alone; true if the process died of it too often to try again.
   */
  boolean killedTooOften(LogRecord record) throws StoreUnavailableException {
    int times = runs.mark(sink, partition, record.offset());
    marked = true;
    return times > attempts;
  }

  /** The process is still there. */
  void survived() throws StoreUnavailableException {
    runs.clear(sink, partition);
    marked = false;
  }

  /** The sink failed, but the process did not die of it: no record is to blame. */
  void held() {
    if (marked) {
      try {
        survived();
      } catch (StoreUnavailableException e) {
        log.debug("the mark of {} stays until the next try", sink, e);
      }
    }
  }

  void over() {
    needed = false;
  }

  String reason() {
    return "the process died "
        + attempts
        + " times in a row while this record alone was handed to "
        + sink;
  }
}
