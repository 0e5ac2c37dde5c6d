package io.tailrace.dashboard.story;

import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.Explanation;
import io.tailrace.operations.Explanation.SinkOutcome;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a sentence where an event is. Stateless. */
final class EventWords {
  private EventWords() {}

  static Tone tone(Explanation way) {
    if (way.lacking() || !way.known()) {
      return Tone.BAD;
    }
    List<Tone> tones = way.sinks().stream().map(it -> EventLadder.tone(it.outcome())).toList();
    return tones.contains(Tone.BAD)
        ? Tone.BAD
        : tones.contains(Tone.WARN) ? Tone.WARN : tones.contains(Tone.INFO) ? Tone.INFO : Tone.OK;
  }

  /** As in {@code Received, and written to database and warehouse.} */
  static String sentence(Explanation way) {
    if (!way.known()) {
      return "No event with this id was received; another body came with it.";
    }
    if (way.sinks().isEmpty()) {
      return "It was received, and its id is no longer remembered; a sink has its row.";
    }
    String written = names(way, "written");
    String rest =
        way.sinks().stream()
            .filter(sink -> !sink.outcome().equals("written"))
            .map(sink -> sink.sink() + ": " + word(sink))
            .collect(Collectors.joining("; "));
    return "Received"
        + (written.isEmpty() ? "" : ", and written to " + written)
        + (rest.isEmpty() ? "." : ". " + rest + ".");
  }

  private static String word(SinkOutcome sink) {
    String outcome = sink.outcome().replace('_', ' ');
    return sink.detail() == null || sink.detail().isEmpty()
        ? outcome
        : outcome + ", " + sink.detail();
  }

  private static String names(Explanation way, String outcome) {
    return way.sinks().stream()
        .filter(sink -> sink.outcome().equals(outcome))
        .map(SinkOutcome::sink)
        .collect(Collectors.joining(" and "));
  }
}
