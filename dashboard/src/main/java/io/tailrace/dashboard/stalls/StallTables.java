package io.tailrace.dashboard.stalls;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.stalls.SpanWords;
import io.tailrace.operations.stalls.StallReport;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The tables of the page. Immutable.
 *
 * @param seesRequests whether the visitor may look at failed requests
 */
record StallTables(PageRequest request, boolean seesRequests) {
  private static final Set<String> WITH_REQUESTS = Set.of("unverified", "unavailable");

  private static final List<TableColumn> STALLS =
      List.of(
          TableColumn.text("Begin"),
          TableColumn.text("End"),
          TableColumn.text("Feed"),
          TableColumn.text("Cause"),
          TableColumn.number("Sender waited"),
          TableColumn.number("Requests"),
          TableColumn.number("Late events"),
          TableColumn.number("Latest by"));

  DataTable stalls(StallReport report) {
    return DataTable.of("Stalls", STALLS, report.stalls().stream().map(this::row).toList())
        .file(request.href("format", "csv"));
  }

  private List<TableCell> row(StallReport.Line line) {
    TableCell waited = TableCell.of(StallWords.waited(line));
    return List.of(
        TableCell.exactly(line.begin()),
        line.end() == null
            ? TableCell.of("goes on").toned(Tone.BAD)
            : TableCell.exactly(line.end()),
        TableCell.of(line.feed()),
        cause(line),
        line.stalledMs() == 0 ? waited : waited.toned(Tone.WARN),
        TableCell.of(Numbers.count(line.requests())),
        TableCell.of(Numbers.count(line.lateEvents())),
        TableCell.of(
            line.lateEvents() == 0 ? "–" : SpanWords.of(Duration.ofSeconds(line.latestSeconds()))));
  }

  private TableCell cause(StallReport.Line line) {
    TableCell cause =
        TableCell.of(StallWords.cause(line))
            .hinted(line.why() + " After it, " + line.sender() + ".");
    return seesRequests && WITH_REQUESTS.contains(line.cause())
        ? cause.to("/requests?outcome=" + line.cause())
        : cause;
  }

  static DataTable late(StallReport report) {
    return DataTable.of(
        "Late events by hour",
        List.of(
            TableColumn.text("Hour"),
            TableColumn.text("Feed"),
            TableColumn.number("Late events"),
            TableColumn.number("Latest by")),
        report.late().stream()
            .map(
                hour ->
                    List.of(
                        TableCell.exactly(hour.hour()),
                        TableCell.of(hour.feed()),
                        TableCell.of(Numbers.count(hour.events())),
                        TableCell.of(SpanWords.of(Duration.ofSeconds(hour.latestSeconds())))))
            .toList());
  }
}
