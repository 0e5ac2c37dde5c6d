package io.tailrace.dashboard.sinks;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.BulkResult;
import io.tailrace.operations.GapOperations;
import io.tailrace.operations.GapView;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Selection;
import java.util.List;
import java.util.Map;

/** Notes that somebody knows of a gap. Safe for use by many threads. */
final class GapChange implements DashboardPage {
  private final GapOperations gaps;

  GapChange(OperationContext parts) {
    this.gaps = new GapOperations(parts);
  }

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException, LogUnavailableException {
    String id = request.text("gap", "");
    boolean dryRun = request.flag("dry_run");
    BulkResult result = gaps.acknowledge(Selection.of(id), request.visitor().name(), dryRun);
    return dryRun
        ? new PageFragment("component/plan.jte", plan(request, id, result))
        : new PageFragment("component/outcome.jte", outcome(result));
  }

  private ChangePlan plan(PageRequest request, String id, BulkResult foreseen)
      throws LogUnavailableException {
    List<String> lines =
        gaps.list(request.segment("sink"), false).gaps().stream()
            .filter(gap -> String.valueOf(gap.id()).equals(id))
            .map(GapView::why)
            .toList();
    return new ChangePlan(
        new ChangeForm(request.path(), "Acknowledge the gap", Map.of("gap", id), false),
        foreseen.done(),
        "The gap stays on the page, and the status no longer fails for it. Nothing is fetched by"
            + " this: a backfill may have what was lost.",
        lines,
        false,
        List.of());
  }

  private static ChangeOutcome outcome(BulkResult result) {
    return result.done() == 1
        ? new ChangeOutcome(Tone.OK, "The gap is acknowledged.", List.of())
        : new ChangeOutcome(Tone.WARN, "There is no open gap of this number any more.", List.of());
  }
}
