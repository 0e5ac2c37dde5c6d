package io.tailrace.dashboard.requests;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.customerio.SampleEvents;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.requests.SampleOperations;
import java.util.List;
import java.util.Map;

/** Puts sample events into the log, once confirmed. Safe for use by many threads. */
record SamplesPage(SampleOperations samples) implements DashboardPage {

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException, LogUnavailableException {
    String type = request.text("type", "");
    String feed = request.text("sample_feed");
    int count = request.number("count", 1, 1, SampleOperations.MOST);
    if (request.flag("dry_run")) {
      return new PageFragment("component/plan.jte", plan(type, feed == null ? "" : feed, count));
    }
    SampleOperations.Kept kept = samples.keep(feed, type, count);
    String sentence =
        Numbers.of(kept.eventIds().size(), "sample event")
            + " of feed "
            + kept.feed()
            + (count == 1 ? " is" : " are")
            + " in the log now. Search for an id on top to follow it into each sink.";
    return new PageFragment(
        "component/outcome.jte", new ChangeOutcome(Tone.OK, sentence, kept.eventIds()));
  }

  private static ChangePlan plan(String type, String feed, int count) {
    Map<String, String> fields =
        Map.of("type", type, "sample_feed", feed, "count", Integer.toString(count));
    boolean known = SampleEvents.kind(type).isPresent();
    return new ChangePlan(
        new ChangeForm(IncomingPages.SAMPLES, "Send samples", fields, false),
        known ? count : 0,
        known
            ? Numbers.of(count, "event")
                + " of the kind "
                + type
                + " about an invented person. Each sink gets "
                + (count == 1 ? "it" : "them")
                + ", forwards and handlers too; the source in all tables is demo."
            : "There is no sample of that kind.",
        List.of(),
        false,
        List.of());
  }
}
