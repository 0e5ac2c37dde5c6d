package io.tailrace.sink.bigquery;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Where what is {@link Recorded} is kept: in the small store beside the log, one text for each
 * partition, changed by compare-and-set. For one thread.
 */
final class Ledger {
  static final String SINK = "warehouse";

  /** How long what is recorded is taken for the last that was. */
  static final Duration TRUST = Duration.ofMinutes(1);

  private static final int CLAIMS = 20;

  // By how much the clocks of those who receive may be ahead of ours.
  private static final Duration SKEW = Duration.ofSeconds(10);
  private final SinkNotes notes;
  private final InstantSource clock;
  private final Duration trust;
  private final Map<Integer, String> ours = new HashMap<>();

  Ledger(SinkNotes notes, InstantSource clock, Duration trust) {
    this.notes = notes;
    this.clock = clock;
    this.trust = trust;
  }

  /**
   * What is kept, and as which text. The number before it grows with every change, so that no text
   * ever comes back: a late call of ours never meets the one that it expects. Immutable.
   *
   * @param at when it was recorded
   */
  record Kept(String text, long number, Instant at, Recorded recorded) {
    private static final Kept NOTHING = new Kept(null, 0, Instant.MIN, Recorded.NOTHING);

    private static Kept of(String text, int partition) {
      int space = text.indexOf(' ');
      int end = text.indexOf('\n');
      long number = Long.parseLong(text.substring(0, space));
      Instant at = Instant.parse(text.substring(space + 1, end));
      return new Kept(text, number, at, Recorded.of(text.substring(end + 1), partition));
    }

    private Kept then(Recorded next, Instant now) {
      long following = number + 1;
      return new Kept(following + " " + now + "\n" + next.text(), following, now, next);
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
          "What the warehouse recorded of partition %s cannot be read: %s. Nothing is written; start the newer version again"
              .formatted(partition, e.getMessage()),
          e);
    }
  }

  /**
   * Makes this epoch the owner: from now on no lower one can record anything, nor can a call that
   * was made before. What may be an older copy, from a backup or of a store that forgot, comes with
   * doubt.
   */
  Kept claim(int partition, long epoch) throws SinkUnavailableException {
    for (int i = 0; i < CLAIMS; i++) {
      Kept kept = read(partition);
      Instant now = clock.instant();
      Recorded recorded = kept.recorded();
      Kept claimed =
          kept.then(
              isLast(kept, partition) ? recorded : recorded.doubtedBefore(now.plus(SKEW)), now);
      if (set(partition, epoch, new SinkNotes.Change(kept.text(), claimed.text()))) {
        return claimed;
      }
    }
    throw lost(partition, epoch);
  }

  /** A store that was put back to before what we recorded last, or before a minute ago, shows. */
  private boolean isLast(Kept kept, int partition) {
    return kept.text() != null
        && (kept.text().equals(ours.get(partition))
            || kept.at().plus(trust).isAfter(clock.instant()));
  }

  /** Records, if nobody else has. */
  Kept record(int partition, long epoch, Kept before, Recorded now)
      throws SinkUnavailableException {
    if (now.equals(before.recorded())) {
      return before;
    }
    Kept next = before.then(now, clock.instant());
    if (!set(partition, epoch, new SinkNotes.Change(before.text(), next.text()))) {
      throw lost(partition, epoch);
    }
    return next;
  }

  private boolean set(int partition, long epoch, SinkNotes.Change change)
      throws SinkUnavailableException {
    try {
      boolean set = notes.compareAndSet(SINK, partition, epoch, change);
      if (set) {
        ours.put(partition, change.text());
      }
      return set;
    } catch (StoreUnavailableException e) {
      throw new SinkUnavailableException(e.getMessage(), e);
    }
  }

  private static SinkUnavailableException lost(int partition, long epoch) {
    return new SinkUnavailableException(
        "The warehouse's partition %s belongs to a process that started later (ours has epoch %s). %s"
            .formatted(partition, epoch, "Nothing was made visible; stop one of the two"));
  }
}
