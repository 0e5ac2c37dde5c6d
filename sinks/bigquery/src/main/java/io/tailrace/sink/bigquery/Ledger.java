package io.tailrace.sink.bigquery;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.sink.SinkUnavailableException;

/**
 * Where what is {@link Recorded} is kept: in the small store beside the log, one text for each
 * partition, changed by compare-and-set. For one thread.
 */
final class Ledger {
  static final String SINK = "warehouse";
  private static final int CLAIMS = 20;
  private final SinkNotes notes;

  Ledger(SinkNotes notes) {
    this.notes = notes;
  }

  /**
   * What is kept, and as which text. The number before it grows with every change, so that no text
   * ever comes back: a late call of ours never meets the one that it expects. Immutable.
   */
  record Kept(String text, long number, Recorded recorded) {
    private static final Kept NOTHING = new Kept(null, 0, Recorded.NOTHING);

    private static Kept of(String text, int partition) {
      int end = text.indexOf('\n');
      long number = Long.parseLong(text.substring(0, end));
      return new Kept(text, number, Recorded.of(text.substring(end + 1), partition));
    }

    private Kept then(Recorded next) {
      return new Kept(number + 1 + "\n" + next.text(), number + 1, next);
    }
  }

  Kept read(int partition) throws SinkUnavailableException {
    try {
      String text = notes.note(SINK, partition).orElse(null);
      return text == null ? Kept.NOTHING : Kept.of(text, partition);
    } catch (StoreUnavailableException e) {
      throw new SinkUnavailableException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new SinkUnavailableException(
          "What the warehouse recorded of partition %d cannot be read: %s. Nothing is written; start the newer version again"
              .formatted(partition, e.getMessage()),
          e);
    }
  }

  /**
   * Makes this epoch the owner, changing nothing else: from now on no lower one can record
   * anything, nor can a call that was made before.
   */
  Kept claim(int partition, long epoch) throws SinkUnavailableException {
    for (int i = 0; i < CLAIMS; i++) {
      Kept kept = read(partition);
      Kept claimed = kept.then(kept.recorded());
      if (set(partition, epoch, new SinkNotes.Change(kept.text(), claimed.text()))) {
        return claimed;
      }
    }
    throw lost(partition, epoch);
  }

  /** Records, if nobody else has. */
  Kept record(int partition, long epoch, Kept before, Recorded now)
      throws SinkUnavailableException {
    if (now.equals(before.recorded())) {
      return before;
    }
    Kept next = before.then(now);
    if (!set(partition, epoch, new SinkNotes.Change(before.text(), next.text()))) {
      throw lost(partition, epoch);
    }
    return next;
  }

  private boolean set(int partition, long epoch, SinkNotes.Change change)
      throws SinkUnavailableException {
    try {
      return notes.compareAndSet(SINK, partition, epoch, change);
    } catch (StoreUnavailableException e) {
      throw new SinkUnavailableException(e.getMessage(), e);
    }
  }

  private static SinkUnavailableException lost(int partition, long epoch) {
    return new SinkUnavailableException(
        "The warehouse's partition %d belongs to a process that started later (ours has epoch %d). %s"
            .formatted(partition, epoch, "Nothing was made visible; stop one of the two"));
  }
}
