package io.tailrace.dashboard.overview;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.component.VerdictCard;
import io.tailrace.operations.StatusReport;
import io.tailrace.operations.StatusReport.SinkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the first page says. Immutable.
 *
 * @param cards the verdicts
 * @param sinks each with its lag
 * @param attention what needs somebody to look, a sentence each
 */
public record OverviewModel(
    Tone tone, String sentence, List<VerdictCard> cards, DataTable sinks, List<String> attention) {

  static OverviewModel of(StatusReport status, Instant now) {
    List<String> attention = status.attention();
    boolean well = attention.isEmpty();
    return new OverviewModel(
        well ? Tone.OK : Tone.BAD,
        well ? "All is well." : Numbers.of(attention.size(), "thing") + " to look at.",
        List.of(
            new VerdictCard(
                well ? Tone.OK : Tone.BAD,
                "Alerts",
                well ? "None" : Numbers.count(attention.size()),
                well ? "Nothing needs you." : attention.get(0),
                "/sinks")),
        sinks(status.sinks()),
        attention);
  }

  private static DataTable sinks(List<SinkStatus> sinks) {
    return DataTable.of(
        "Sinks",
        List.of(
            TableColumn.text("Sink"),
            TableColumn.text("State"),
            TableColumn.number("Lag", "events"),
            TableColumn.number("Oldest waits")),
        sinks.stream().map(OverviewModel::row).toList());
  }

  private static List<TableCell> row(SinkStatus sink) {
    Double seconds = sink.lagSeconds();
    return List.of(
        TableCell.of(sink.name()).to("/sinks"),
        TableCell.of(sink.state()).toned(sink.healthy() ? Tone.OK : Tone.BAD),
        TableCell.of(Numbers.count(sink.lag())),
        TableCell.of(
            seconds == null ? "–" : Numbers.span(Duration.ofMillis((long) (seconds * 1000)))));
  }
}
