package io.tailrace.dashboard.setaside;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.BulkResult;
import io.tailrace.operations.ItemOutcome;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Replays or discards: a dry run with its count and a sample first, then, once confirmed, what it
 * said. A discard does nothing unless the count that was typed is the count of now. Safe for use by
 * many threads.
 */
record SetAsideChange(SetAsideSource source, SetAsideAct act) implements DashboardPage {
  private static final int SAMPLE = 5;

  @Override
  public PageAnswer answer(PageRequest request)
      throws OperationException, LogUnavailableException, StoreUnavailableException {
    SetAsideChoice choice = SetAsideChoice.of(request, source.words());
    BulkResult foreseen = run(choice.selection(), true);
    if (request.flag("dry_run")) {
      return new PageFragment("component/plan.jte", plan(choice, foreseen));
    }
    if (act == SetAsideAct.DISCARD
        && request.number("count", -1, -1, Integer.MAX_VALUE) != foreseen.done()) {
      return outcome(
          new ChangeOutcome(
                  Tone.WARN,
                  "Nothing was discarded: the count that you typed is not "
                      + Numbers.count(foreseen.done())
                      + ", which is how many there are now. Look again, then type that.",
                  List.of())
              .of(0));
    }
    return outcome(said(run(choice.selection(), false)));
  }

  private BulkResult run(Selection selection, boolean dryRun)
      throws OperationException, LogUnavailableException, StoreUnavailableException {
    return act == SetAsideAct.REPLAY
        ? source.replay(selection, dryRun)
        : source.discard(selection, dryRun);
  }

  private ChangePlan plan(SetAsideChoice choice, BulkResult foreseen)
      throws OperationException, LogUnavailableException, StoreUnavailableException {
    SetAsideWords words = source.words();
    boolean discards = act == SetAsideAct.DISCARD;
    List<String> sample = new ArrayList<>(sample(foreseen));
    sample.addAll(refused(foreseen));
    return new ChangePlan(
        SetAsideForms.form(act, words, choice, discards ? "Discard" : "Replay"),
        foreseen.done(),
        foreseen(foreseen, discards ? words.loss() : words.replay()),
        sample,
        discards,
        List.of());
  }

  private String foreseen(BulkResult foreseen, String meaning) {
    long asked = foreseen.outcomes().size();
    if (foreseen.done() == 0) {
      return asked == 0
          ? "There is none of them any more."
          : "None of " + source.words().counted(asked) + " can be, as things are:";
    }
    return (foreseen.done() == asked ? "" : Numbers.count(foreseen.done()) + " of ")
        + source.words().counted(asked)
        + (foreseen.done() == 1 ? act.doingOne() : act.doing())
        + meaning;
  }

  /** Some of those for which it would do. */
  private List<String> sample(BulkResult foreseen)
      throws OperationException, LogUnavailableException, StoreUnavailableException {
    List<String> lines = new ArrayList<>();
    for (ItemOutcome outcome : foreseen.outcomes()) {
      if (lines.size() < SAMPLE && act.did(outcome.outcome())) {
        lines.add(source.show(outcome.id()).line());
      }
    }
    return lines;
  }

  /** Those for which it would not do, or did not: why, and how many. */
  private List<String> refused(BulkResult result) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    result.outcomes().stream()
        .filter(it -> !act.did(it.outcome()))
        .forEach(it -> reasons.merge(reason(it), 1L, Long::sum));
    return reasons.entrySet().stream()
        .map(it -> Numbers.count(it.getValue()) + " cannot be: " + it.getKey())
        .toList();
  }

  private static String reason(ItemOutcome outcome) {
    return Objects.requireNonNullElse(outcome.detail(), outcome.outcome());
  }

  private ChangeOutcome said(BulkResult result) {
    long asked = result.outcomes().size();
    String sentence =
        source.words().counted(result.done())
            + (result.done() == asked ? "" : " of " + Numbers.count(asked))
            + (result.done() == 1 ? " was " : " were ")
            + act.done()
            + "."
            + (result.next() == null ? "" : " " + result.next());
    return new ChangeOutcome(result.complete() ? Tone.OK : Tone.WARN, sentence, refused(result))
        .of(result.done());
  }

  private static PageFragment outcome(ChangeOutcome outcome) {
    return new PageFragment("component/outcome.jte", outcome);
  }
}
