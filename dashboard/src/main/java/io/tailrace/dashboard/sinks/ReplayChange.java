package io.tailrace.dashboard.sinks;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.customerio.Event;
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
import io.tailrace.operations.Cursor;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.SinkReplay;
import io.tailrace.operations.live.LiveEvent;
import io.tailrace.operations.live.LiveEvents;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Feeds a sink again what was received in a span of time. Safe for use by many threads. */
final class ReplayChange implements DashboardPage {
  private static final long SAMPLE = 3;

  private final SinkReplay replay;
  private final LiveEvents events;

  ReplayChange(OperationContext parts) {
    this.replay = new SinkReplay(parts);
    this.events = new LiveEvents(parts);
  }

  @Override
  public PageAnswer answer(PageRequest request)
      throws OperationException, LogUnavailableException, StoreUnavailableException {
    ZoneId zone = request.visit().zone();
    Instant from = time("from", request.text("from"), zone);
    Instant to = time("to", request.text("to"), zone);
    boolean dryRun = request.flag("dry_run");
    SinkReplay.Plan plan = replay.replay(request.segment("sink"), from, to, dryRun);
    return dryRun
        ? new PageFragment("component/plan.jte", plan(request, plan))
        : new PageFragment("component/outcome.jte", outcome(plan));
  }

  /** As a browser's field gives it, in the viewer's zone; or ISO 8601. */
  private static @Nullable Instant time(String name, @Nullable String text, ZoneId zone)
      throws OperationException {
    if (text == null) {
      return null;
    }
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw OperationException.wrongRequest(
          "'" + name + "' must be a time such as 2027-01-31T12:00.");
    }
  }

  private ChangePlan plan(PageRequest request, SinkReplay.Plan plan)
      throws LogUnavailableException, OperationException {
    Map<String, String> fields = new LinkedHashMap<>();
    if (plan.from() != null) {
      fields.put("from", plan.from().toString());
    }
    if (plan.to() != null) {
      fields.put("to", plan.to().toString());
    }
    return new ChangePlan(
        new ChangeForm(request.path(), "Replay to " + plan.sink(), fields, false),
        plan.records(),
        sentence(plan),
        sample(plan),
        false,
        List.of());
  }

  private static String sentence(SinkReplay.Plan plan) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Numbers.of(plan.records(), "event") + " would be fed to " + plan.sink() + " again.");
    sentences.add(
        plan.doubles()
            ? "This sink cannot tell what it has had: whoever reads it sees each a second time."
            : "What it has had already stays as it is.");
    if (plan.reachesBackTo() != null) {
      sentences.add(
          "The log reaches back to " + Times.utc(plan.reachesBackTo()) + " only, not further.");
    }
    return String.join(" ", sentences);
  }

  /** Some of the events, from the beginning of each partition's range. */
  private List<String> sample(SinkReplay.Plan plan)
      throws LogUnavailableException, OperationException {
    Cursor from = new Cursor(plan.ranges().stream().map(SinkReplay.Range::from).toList());
    Cursor upTo =
        new Cursor(
            plan.ranges().stream()
                .map(range -> Math.min(range.from() + SAMPLE, range.to()))
                .toList());
    return events.read(from, upTo).events().stream().limit(SAMPLE).map(ReplayChange::line).toList();
  }

  private static String line(LiveEvent live) {
    Event event = live.event();
    return Times.utc(live.record().receivedAt())
        + " · "
        + (event == null ? "cannot be read" : event.eventType())
        + " · "
        + live.record().key();
  }

  private static ChangeOutcome outcome(SinkReplay.Plan plan) {
    return new ChangeOutcome(
            Tone.OK,
            Numbers.of(plan.records(), "event")
                + " will be fed to "
                + plan.sink()
                + " again"
                + (plan.running() ? ", beginning now." : " at the next start of the server."),
            List.of())
        .of(plan.records());
  }
}
