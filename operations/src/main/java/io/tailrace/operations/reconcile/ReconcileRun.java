package io.tailrace.operations.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one comparison has come: all that a later process needs to go on. Immutable.
 *
 * @param window the part of the span that is walked
 * @param next the page in it to go on with; null = its first
 * @param walked bytes of the file of gaps as they were found
 * @param settled up to which of these bytes causes were looked for
 * @param missing bytes of the file of gaps that have a cause
 * @param appended up to which of these bytes gaps were backfilled
 */
record ReconcileRun(
    String id,
    ReconcileQuestion question,
    Instant begun,
    Phase phase,
    int window,
    @Nullable String next,
    long walked,
    long settled,
    long missing,
    long appended,
    ReconcileCounts counts) {

  /** What is done next. */
  enum Phase {
    WALKING,
    SETTLING,
    DONE
  }

  static ReconcileRun begin(String id, ReconcileQuestion question, Instant now) {
    return new ReconcileRun(
        id, question, now, Phase.WALKING, 0, null, 0, 0, 0, 0, ReconcileCounts.NONE);
  }

  /** Whether the same question goes on with it, or else begins anew. */
  boolean goesOn() {
    return phase != Phase.DONE || (appended > 0 && appended < missing);
  }

  ReconcileRun at(int newWindow, @Nullable String newNext) {
    return new ReconcileRun(
        id, question, begun, phase, newWindow, newNext, walked, settled, missing, appended, counts);
  }

  ReconcileRun compared(long newWalked, ReconcileCounts newCounts) {
    return new ReconcileRun(
        id, question, begun, phase, window, next, newWalked, settled, missing, appended, newCounts);
  }

  ReconcileRun settling() {
    return new ReconcileRun(
        id, question, begun, Phase.SETTLING, window, next, walked, 0, 0, 0, counts.unsettled());
  }

  ReconcileRun settled(long newSettled, long newMissing, ReconcileCounts newCounts) {
    Phase now = newSettled >= walked ? Phase.DONE : Phase.SETTLING;
    return new ReconcileRun(
        id,
        question,
        begun,
        now,
        window,
        next,
        walked,
        newSettled,
        newMissing,
        appended,
        newCounts);
  }

  ReconcileRun appended(long newAppended) {
    return new ReconcileRun(
        id, question, begun, phase, window, next, walked, settled, missing, newAppended, counts);
  }
}
