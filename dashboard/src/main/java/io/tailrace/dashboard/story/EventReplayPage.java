package io.tailrace.dashboard.story;

import io.tailrace.admin.PathTemplate;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Times;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.Explanation;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.SinkReplay;
import io.tailrace.operations.event.EventBodies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code POST /events/{event_id}/replay}: feeds one sink again what was received in the same
 * millisecond. Safe for use by many threads.
 */
final class EventReplayPage implements DashboardPage {
  private final EventBodies bodies;
  private final SinkReplay replay;

  EventReplayPage(OperationContext parts) {
    this.bodies = new EventBodies(parts);
    this.replay = new SinkReplay(parts);
  }

  /** A button for each sink, as long as the log has the record. */
  static List<ChangeForm> forms(Explanation way) {
    return way.record() == null
        ? List.of()
        : way.sinks().stream().map(sink -> form(way.eventId(), way.feed(), sink.sink())).toList();
  }

  private static ChangeForm form(String eventId, String feed, String sink) {
    return new ChangeForm(
        "/events/" + PathTemplate.encoded(eventId) + "/replay",
        "Replay to " + sink,
        Map.of("feed", feed, "sink", sink),
        false);
  }

  @Override
  public PageAnswer answer(PageRequest request)
      throws OperationException, LogUnavailableException, StoreUnavailableException {
    String id = request.segment("event_id");
    String feed = Objects.requireNonNullElse(request.feed(), "");
    String sink = request.text("sink", "");
    boolean dryRun = request.flag("dry_run");
    Instant at = bodies.find(feed, id).receivedAt();
    SinkReplay.Plan plan = replay.replay(sink, at, at.plusMillis(1), dryRun);
    return dryRun
        ? new PageFragment("component/plan.jte", plan(form(id, feed, sink), plan, at))
        : new PageFragment("component/outcome.jte", outcome(plan));
  }

  private static ChangePlan plan(ChangeForm form, SinkReplay.Plan plan, Instant at) {
    String others =
        plan.records() > 1
            ? " All that was received in the same millisecond goes with it, "
                + Numbers.of(plan.records(), "record")
                + "."
            : "";
    String effect =
        plan.doubles()
            ? " Whoever gets it behind this sink sees it a second time."
            : " The sink knows its id, so nothing is doubled.";
    return new ChangePlan(
        form,
        plan.records(),
        "The event goes to " + plan.sink() + " again." + others + effect,
        List.of("received " + Times.utc(at)),
        false,
        List.of());
  }

  private static ChangeOutcome outcome(SinkReplay.Plan plan) {
    String when = plan.running() ? "It is read within seconds." : "It is read at the next start.";
    return new ChangeOutcome(
            Tone.OK,
            Numbers.of(plan.records(), "record")
                + " will be fed to "
                + plan.sink()
                + " again. "
                + when,
            List.of())
        .of(plan.records());
  }
}
