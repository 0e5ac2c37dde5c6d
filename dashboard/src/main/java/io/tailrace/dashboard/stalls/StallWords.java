package io.tailrace.dashboard.stalls;

import io.tailrace.operations.stalls.SpanWords;
import io.tailrace.operations.stalls.StallReport;
import java.time.Duration;

/** What a stall is called on the page. Stateless. */
final class StallWords {
  private StallWords() {}

  /** In a few words. */
  static String cause(StallReport.Line line) {
    return switch (line.cause()) {
      case "unverified" -> "401, wrong signature";
      case "unavailable" -> "503, not kept";
      case "incomplete" -> "Body not complete";
      case "slow" -> "Answered too late";
      case "down" -> "Not running";
      case "silent" -> "Nothing reached us";
      default -> line.cause();
    };
  }

  /** How long the sender waited. */
  static String waited(StallReport.Line line) {
    if (line.stalledMs() > 0) {
      return SpanWords.of(Duration.ofMillis(line.stalledMs()));
    }
    return line.end() == null ? "not known yet" : "nobody waited";
  }
}
