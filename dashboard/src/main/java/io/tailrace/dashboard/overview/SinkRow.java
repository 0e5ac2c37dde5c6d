package io.tailrace.dashboard.overview;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.StatusReport.SinkStatus;
import java.time.Duration;
import java.util.List;

/** Sinks in short, a row each. Stateless. */
final class SinkRow {
  private SinkRow() {}

  static DataTable table(List<SinkStatus> sinks) {
    return DataTable.of(
        "Sinks",
        List.of(
            TableColumn.text("Sink"),
            TableColumn.text("State"),
            TableColumn.number("Behind", "events"),
            TableColumn.number("Oldest waits"),
            TableColumn.number("Rate", "events/s"),
            TableColumn.number("Dead letters")),
        sinks.stream().map(SinkRow::of).toList());
  }

  private static List<TableCell> of(SinkStatus sink) {
    Double rate = sink.perSecond();
    TableCell letters = TableCell.of(Numbers.count(sink.deadLetters()));
    boolean some = sink.deadLetters() != null && sink.deadLetters() > 0;
    return List.of(
        TableCell.of(sink.name()).to("/sinks#" + sink.name()),
        TableCell.of(sink.state()).toned(sink.healthy() ? Tone.OK : Tone.BAD),
        TableCell.of(Numbers.count(sink.lag())),
        TableCell.of(sink.lagSeconds() == null ? "–" : Numbers.span(lag(sink))),
        TableCell.of(rate == null ? "–" : Numbers.count(Math.round(rate))),
        some ? letters.toned(Tone.BAD).to("/dead-letters?sink=" + sink.name()) : letters);
  }

  /** Zero if it is not known. */
  static Duration lag(SinkStatus sink) {
    Double seconds = sink.lagSeconds();
    return seconds == null ? Duration.ZERO : Duration.ofMillis(Math.round(seconds * 1000));
  }
}
