package io.tailrace.dashboard.story;

import io.tailrace.admin.PathTemplate;
import io.tailrace.dashboard.component.TimelineEntry;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.DeadLetterView;
import io.tailrace.operations.Explanation;
import io.tailrace.operations.Explanation.RowCheck;
import io.tailrace.operations.Explanation.SinkOutcome;
import io.tailrace.operations.QuarantineView;
import io.tailrace.operations.RecordView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event's way, rung by rung: happened, received, kept, in each sink. Stateless. */
final class EventLadder {
  private static final Map<String, String> OUTCOMES =
      Map.of(
          "written", "Written",
          "waiting", "Waits for its turn",
          "retrying", "Rejected, and tried again",
          "dead_letter", "Set aside as a dead letter",
          "lost", "Lost to this sink",
          "not_wanted", "Not for this sink",
          "stopped", "The sink is stopped");

  private EventLadder() {}

  static List<TimelineEntry> of(Explanation way) {
    List<TimelineEntry> rungs = new ArrayList<>();
    RecordView record = way.record();
    Instant happened = record == null ? null : record.timestamp();
    if (happened != null) {
      rungs.add(rung(happened, Tone.INFO, "Happened", "as Customer.io says, in whole seconds", ""));
    }
    if (way.receivedAt() != null) {
      String detail = "by the feed " + way.feed() + ", and durable before it was answered 200";
      String gap = StoryWords.later(happened, way.receivedAt());
      rungs.add(rung(way.receivedAt(), Tone.OK, "Received", detail, gap));
    }
    rungs.add(kept(way));
    way.sinks().forEach(sink -> rungs.add(sink(sink, way)));
    way.reused().forEach(body -> rungs.add(reused(body)));
    return rungs;
  }

  private static TimelineEntry rung(
      @Nullable Instant at, Tone tone, String title, String detail, String gap) {
    return new TimelineEntry(at, tone, title, detail, gap, null, List.of());
  }

  private static TimelineEntry kept(Explanation way) {
    if (way.record() != null) {
      String where =
          "offset " + way.record().offset() + " of partition " + way.record().partition();
      return way.record().reason() == null
          ? rung(null, Tone.OK, "Kept in the log", where, "")
          : rung(null, Tone.WARN, "Quarantined", way.record().reason().detail(), "");
    }
    return way.lacking()
        ? rung(null, Tone.BAD, "Missing in the log", "It should be there, and is not.", "")
        : rung(
            null,
            Tone.NONE,
            "No longer in the log",
            "log.retention says how long it keeps records.",
            "");
  }

  private static TimelineEntry sink(SinkOutcome sink, Explanation way) {
    String outcome = OUTCOMES.getOrDefault(sink.outcome(), "Nobody knows");
    Instant at = sink.deadLetters().stream().map(DeadLetterView::at).findFirst().orElse(null);
    return new TimelineEntry(
        at,
        tone(sink.outcome()),
        sink.sink() + ": " + outcome,
        detail(sink, way),
        StoryWords.later(way.receivedAt(), at == null ? Instant.MIN : at),
        sink.deadLetters().isEmpty() ? null : "/dead-letters/" + sink.deadLetters().get(0).id(),
        List.of());
  }

  private static String detail(SinkOutcome sink, Explanation way) {
    RowCheck row =
        switch (sink.sink()) {
          case "database" -> way.database();
          case "warehouse" -> way.warehouse();
          default -> null;
        };
    String why = sink.detail() == null ? "" : sink.detail();
    String there = row == null || row.there() == null ? "" : row(row.there());
    return why.isEmpty() || there.isEmpty() ? why + there : why + "; " + there;
  }

  private static String row(boolean there) {
    return there ? "its row is there" : "its row is not there";
  }

  private static TimelineEntry reused(QuarantineView body) {
    return new TimelineEntry(
        body.receivedAt(),
        Tone.WARN,
        "Another event came with the same id",
        "It is in quarantine.",
        "",
        "/quarantine/" + PathTemplate.encoded(body.id()),
        List.of());
  }

  static Tone tone(String outcome) {
    return switch (outcome) {
      case "written" -> Tone.OK;
      case "waiting", "not_wanted" -> Tone.INFO;
      case "retrying", "stopped" -> Tone.WARN;
      case "dead_letter", "lost" -> Tone.BAD;
      default -> Tone.NONE;
    };
  }
}
