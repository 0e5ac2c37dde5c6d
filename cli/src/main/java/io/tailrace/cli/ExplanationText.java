package io.tailrace.cli;

import io.tailrace.customerio.BounceCause;
import io.tailrace.customerio.BounceExplanation;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.operations.Explanation;
import io.tailrace.operations.Explanation.RowCheck;
import io.tailrace.operations.Explanation.SinkOutcome;
import io.tailrace.operations.QuarantineView;
import io.tailrace.operations.RecordView;
import io.tailrace.operations.RecordView.Quarantined;
import java.util.Set;

/** One feed's part of {@code explain}, for people. Immutable. */
record ExplanationText(Shell shell) {

  /** What has a failure message of the receiving side. */
  private static final Set<String> REFUSALS = Set.of(Metric.BOUNCED.name(), Metric.DEFERRED.name());

  void print(Explanation explanation) {
    RecordView record = explanation.record();
    line("event", ValueText.of(explanation.eventId()) + " in feed " + feed(explanation));
    if (explanation.known()) {
      boolean logKnows = !explanation.sinks().isEmpty();
      if (logKnows) {
        line("received", received(explanation, record));
        line("kept", kept(explanation, record));
      } else {
        line("kept", "no more: it is older than the log, which has forgotten its id too");
        stored("database", explanation.database());
        stored("warehouse", explanation.warehouse());
      }
      if (record != null) {
        about(record);
      }
      explanation.sinks().forEach(sink -> sink(sink, explanation));
    }
    explanation.reused().forEach(this::reused);
  }

  private void about(RecordView record) {
    Quarantined reason = record.reason();
    if (reason != null) {
      line("quarantine", ValueText.of(reason.code()) + ": " + ValueText.of(reason.detail()));
    } else {
      line("what", ValueText.of(record.eventType()) + " at " + ValueText.of(record.timestamp()));
      line("who", ValueText.of(record.person()) + recipient(record));
      refusal(record);
    }
  }

  /** Why a message was refused, where the event tells of that. */
  private void refusal(RecordView record) {
    if (record.metric() == null || !REFUSALS.contains(record.metric()) || record.data() == null) {
      return;
    }
    String said = record.data().path("failure_message").asString("");
    BounceCause cause = BounceCause.of(ObjectType.of(record.objectType()), said);
    line("why", cause.code() + ": " + BounceExplanation.of(cause).meaning());
    if (!said.isBlank()) {
      line("said", ValueText.of(said));
    }
  }

  private static String recipient(RecordView record) {
    String recipient = ValueText.of(record.recipient());
    return recipient.isEmpty() ? "" : ", as " + recipient;
  }

  private static String feed(Explanation explanation) {
    return ValueText.of(explanation.feed());
  }

  private static String received(Explanation explanation, RecordView record) {
    String source = record == null ? "" : ValueText.of(record.source());
    return ValueText.of(explanation.receivedAt()) + (source.isEmpty() ? "" : ", by " + source);
  }

  private static String kept(Explanation explanation, RecordView record) {
    String where =
        "partition "
            + ValueText.of(explanation.partition())
            + ", offset "
            + ValueText.of(explanation.offset());
    if (record != null) {
      return where;
    }
    return explanation.lacking()
        ? "belongs at " + where + "; the log lacks the record, although it should hold it"
        : "was at " + where + "; the log's retention took the record, its id is still known";
  }

  /** One sentence of what it was told and of what it has, so that both cannot disagree unseen. */
  private void sink(SinkOutcome sink, Explanation explanation) {
    String name = ValueText.of(sink.sink());
    String outcome = ValueText.of(sink.outcome());
    String detail = ValueText.of(sink.detail());
    RowCheck check = check(name, explanation);
    String row = row(name, outcome, check);
    boolean good = outcome.equals("written") && !lacks(check);
    String shown =
        good
            ? shell.style().good(outcome)
            : outcome.equals("waiting") ? outcome : shell.style().bad(outcome);
    line(name, shown + (detail.isEmpty() ? "" : ": " + detail) + row);
  }

  private static RowCheck check(String sink, Explanation explanation) {
    return switch (sink) {
      case "database" -> explanation.database();
      case "warehouse" -> explanation.warehouse();
      default -> null;
    };
  }

  /** What can still be told of an event that the log has forgotten. */
  private void stored(String store, RowCheck check) {
    if (check == null) {
      return;
    }
    line(
        store,
        check.there() == null
            ? "could not be asked: " + ValueText.of(check.detail())
            : check.there() ? "has its row" : "has no row of it");
  }

  private static boolean lacks(RowCheck check) {
    return check != null && Boolean.FALSE.equals(check.there());
  }

  private static String row(String store, String outcome, RowCheck check) {
    boolean written = outcome.equals("written");
    if (check == null) {
      return "";
    }
    if (check.there() == null) {
      return "; whether its row is there could not be asked: " + ValueText.of(check.detail());
    }
    if (check.there()) {
      return written
          ? ": the " + store + " has its row"
          : "; all the same, the " + store + " has its row";
    }
    return written
        ? ", but the "
            + store
            + " has no row of it now: it was older than what is kept there, or removed since"
        : "";
  }

  private void reused(QuarantineView body) {
    line(
        "also",
        "quarantined body "
            + ValueText.of(body.id())
            + " ("
            + ValueText.of(body.event().eventType())
            + "), received "
            + ValueText.of(body.receivedAt())
            + ", came with the same event_id but means another event");
  }

  private void line(String name, String text) {
    shell.out().println(shell.style().dim(ValueText.padded(name, 12)) + text);
  }
}
