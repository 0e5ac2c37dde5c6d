package io.tailrace.operations;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.operations.groups.CauseGroups;
import io.tailrace.operations.groups.GroupedRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the records that sinks rejected for good, has them tried again, or lets them go. Safe
 * for use by many threads.
 */
public final class DeadLetterOperations {
  private static final String REQUESTED = "replay_requested";
  private static final String DISCARDED = "discarded";
  private static final int PAGE = 500;
  private final OperationContext parts;
  private final DeadLetters letters;
  private final DeadLetterPick pick;

  public DeadLetterOperations(OperationContext parts) {
    this.parts = parts;
    this.letters = parts.store().deadLetters();
    this.pick = new DeadLetterPick(parts);
  }

  /**
   * Some unresolved dead letters.
   *
   * @param deadLetters those of this page, oldest first
   * @param more whether there are others past the last one
   */
  public record Page(List<DeadLetterView> deadLetters, boolean more) {}

  /** Those of a sink and a reason past {@code afterId}, oldest first; ids are not looked at. */
  public Page list(Selection selection, long afterId, int limit)
      throws StoreUnavailableException, OperationException {
    List<DeadLetter> found = pick.matching(selection, afterId, limit + 1);
    boolean more = found.size() > limit;
    List<DeadLetter> page = more ? found.subList(0, limit) : found;
    return new Page(page.stream().map(DeadLetterView::of).toList(), more);
  }

  /** The unresolved ones of a sink, or of all, by cause. */
  public CauseGroups.Answer groups(@Nullable String sink)
      throws StoreUnavailableException, OperationException {
    CauseGroups groups = new CauseGroups();
    List<DeadLetter> page;
    long after = 0;
    do {
      page = pick.matching(Selection.at(sink), after, PAGE);
      for (DeadLetter letter : page) {
        if (!groups.add(grouped(letter))) {
          return groups.answer(true);
        }
        after = letter.id();
      }
    } while (page.size() == PAGE);
    return groups.answer(false);
  }

  private static GroupedRecord grouped(DeadLetter letter) {
    return new GroupedRecord(
        Long.toString(letter.id()), letter.sink(), letter.reason(), letter.at());
  }

  /** One, whole. */
  public DeadLetterView show(String id) throws StoreUnavailableException, OperationException {
    return DeadLetterView.withBody(
        pick.find(id)
            .orElseThrow(
                () ->
                    OperationException.notFound("There is no unresolved dead letter " + id + ".")));
  }

  /** Has its sink's consumer try each of them again, to that sink alone. */
  public BulkResult replay(Selection selection, boolean dryRun)
      throws StoreUnavailableException, OperationException {
    List<ItemOutcome> outcomes = new ArrayList<>();
    for (DeadLetterPick.Picked picked : pick.pick(selection)) {
      outcomes.add(replay(picked, dryRun));
    }
    String next =
        parts.running()
            ? "Their sinks try them within seconds; 'tailrace dead-letters list' shows those"
                + " refused again."
            : "No server runs: they are tried when the next one starts.";
    return BulkResult.of(dryRun, outcomes, REQUESTED, next);
  }

  private ItemOutcome replay(DeadLetterPick.Picked picked, boolean dryRun)
      throws StoreUnavailableException {
    if (picked.letter() == null) {
      return notFound(picked.id());
    }
    String sink = picked.letter().sink();
    if (parts.sinks().stream().noneMatch(configured -> configured.name().equals(sink))) {
      return new ItemOutcome(
          picked.id(),
          "no_such_sink",
          "'" + sink + "' is not configured, so nobody would take it; discard it, or add the sink");
    }
    boolean there = dryRun || letters.requestReplay(picked.letter().id());
    return there ? new ItemOutcome(picked.id(), REQUESTED, null) : notFound(picked.id());
  }

  /** Lets them go for good. */
  public BulkResult discard(Selection selection, boolean dryRun)
      throws StoreUnavailableException, OperationException {
    List<ItemOutcome> outcomes = new ArrayList<>();
    for (DeadLetterPick.Picked picked : pick.pick(selection)) {
      boolean there =
          picked.letter() != null
              && (dryRun
                  || letters.resolve(
                      picked.letter().id(), DeadLetter.State.DISCARDED, parts.clock().instant()));
      outcomes.add(there ? new ItemOutcome(picked.id(), DISCARDED, null) : notFound(picked.id()));
    }
    return BulkResult.of(dryRun, outcomes, DISCARDED, null);
  }

  private static ItemOutcome notFound(String id) {
    return new ItemOutcome(id, "not_found", "there is no unresolved dead letter with this id");
  }
}
