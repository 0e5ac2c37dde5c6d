package io.tailrace.operations;

import io.tailrace.core.log.QuarantineCount;
import io.tailrace.operations.StatusReport.LogStatus;
import io.tailrace.operations.StatusReport.SinkStatus;
import io.tailrace.operations.incoming.FeedStatus;
import java.util.ArrayList;
import java.util.List;

/** What somebody must look at, a sentence each. For one thread. */
final class Attention {
  private final List<String> sentences = new ArrayList<>();

  private Attention() {}

  static List<String> of(LogStatus log, List<SinkStatus> sinks, List<FeedStatus> feeds) {
    var attention = new Attention();
    feeds.forEach(attention::feed);
    attention.log(log);
    sinks.forEach(attention::sink);
    return List.copyOf(attention.sentences);
  }

  private void feed(FeedStatus feed) {
    if (feed.problem() != null) {
      String who = feed.name() == null ? "requests to no feed" : "feed " + feed.name();
      sentences.add(who + ": " + feed.problem() + ".");
    }
  }

  private void log(LogStatus log) {
    if (!log.check().ok()) {
      sentences.add("log: " + log.check().message() + ".");
    }
    if (log.quarantined() != null && !log.quarantined().isEmpty()) {
      long bodies = log.quarantined().stream().mapToLong(QuarantineCount::records).sum();
      sentences.add(
          "quarantine: "
              + counted(bodies, "verified body", "verified bodies")
              + " could not be read as events; 'tailrace quarantine list' shows"
              + " them, 'tailrace quarantine replay' or 'discard' resolves them.");
    }
  }

  private void sink(SinkStatus sink) {
    boolean onlyGaps = sink.lastError() == null && sink.gaps().stream().anyMatch(GapView::open);
    if (!sink.healthy() && !onlyGaps) {
      String why = sink.lastError() == null ? "" : ": " + sink.lastError();
      sentences.add("sink " + sink.name() + " is " + sink.state() + why + ".");
    }
    if (sink.deadLetters() != null && sink.deadLetters() > 0) {
      sentences.add(
          "sink %s: %s; 'tailrace dead-letters list --sink %s' says why, 'dead-letters replay' or 'discard' resolves them."
              .formatted(
                  sink.name(),
                  counted(sink.deadLetters(), "dead letter", "dead letters"),
                  sink.name()));
    }
    sink.gaps().forEach(this::gap);
  }

  private void gap(GapView gap) {
    if (gap.open()) {
      sentences.add(
          ("sink %s lost %s at offsets %s to %s: %s (found %s). Once you have seen to it:"
                  + " 'tailrace gaps acknowledge %s'.")
              .formatted(
                  gap.sink(),
                  gap.records() == null ? "records" : counted(gap.records(), "record", "records"),
                  gap.from(),
                  gap.to(),
                  gap.why(),
                  gap.at(),
                  gap.id()));
    }
  }

  private static String counted(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
