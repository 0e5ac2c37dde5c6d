package io.tailrace.operations.reconcile;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a comparison is. Immutable.
 *
 * @param run its id, to go on with
 * @param feed which is compared
 * @param from start of when the deliveries were made
 * @param to end of it, exclusive
 * @param done whether it has come to its end
 * @param resumed whether it goes on with what was begun before
 * @param share of the span that was walked, from 0 to 1
 * @param waiting whether it waits for the database to catch up with the log
 * @param checked how much was compared so far
 * @param missing how many Customer.io knows and we do not
 * @param causes how many of the missing for each cause
 * @param toBackfill how many of the missing a backfill would fetch
 * @param notObservable what we have and the App API cannot show; null before the end
 */
public record RunReport(
    String run,
    String feed,
    Instant from,
    Instant to,
    boolean done,
    boolean resumed,
    double share,
    boolean waiting,
    Checked checked,
    long missing,
    Map<String, Long> causes,
    long toBackfill,
    @Nullable Map<String, Long> notObservable) {

  /**
   * How much was compared. Immutable.
   *
   * @param deliveries that Customer.io told of
   * @param metrics of theirs that reporting webhooks tell too
   * @param unreadable deliveries that could not be: they came without an id or a type
   */
  public record Checked(long deliveries, long metrics, long unreadable) {}

  static RunReport of(
      ReconcileRun run,
      boolean resumed,
      boolean waiting,
      @Nullable Map<String, Long> notObservable) {
    ReconcileQuestion question = run.question();
    double windows = Math.max(1, question.windows().size());
    Map<String, Long> causes = new TreeMap<>();
    run.counts().causes().forEach((cause, count) -> causes.put(cause.text(), count));
    return new RunReport(
        run.id(),
        question.feed(),
        question.from(),
        question.to(),
        run.phase() == ReconcileRun.Phase.DONE,
        resumed,
        Math.min(1, run.window() / windows),
        waiting,
        new Checked(run.counts().deliveries(), run.counts().metrics(), run.counts().unreadable()),
        run.counts().missing(),
        causes,
        run.counts().toBackfill(),
        notObservable);
  }
}
