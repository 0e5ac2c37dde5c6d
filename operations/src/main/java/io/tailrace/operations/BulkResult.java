package io.tailrace.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of many. Immutable.
 *
 * @param dryRun whether nothing was done
 * @param done how many of them were, or would be, dealt with as asked
 * @param outcomes of each of them
 * @param next what happens now, for people, if anything does
 */
public record BulkResult(
    boolean dryRun, long done, List<ItemOutcome> outcomes, @Nullable String next) {

  static BulkResult of(
      boolean dryRun, List<ItemOutcome> outcomes, String done, @Nullable String next) {
    long count = outcomes.stream().filter(outcome -> outcome.outcome().equals(done)).count();
    return new BulkResult(dryRun, count, outcomes, count == 0 ? null : next);
  }

  /** Whether all of them were. */
  public boolean complete() {
    return done == outcomes.size();
  }
}
