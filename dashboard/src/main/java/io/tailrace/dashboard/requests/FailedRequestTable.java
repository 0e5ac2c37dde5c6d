package io.tailrace.dashboard.requests;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.incoming.FailedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Failed requests as a table. Immutable.
 *
 * @param csv a link to the same as a file
 */
record FailedRequestTable(String csv) {
  private static final Set<String> SENDERS = Set.of("unverified", "unavailable");

  private static final List<TableColumn> SHOWN =
      List.of(
          TableColumn.text("Time"),
          TableColumn.number("Status"),
          TableColumn.text("Why"),
          TableColumn.text("Feed"),
          TableColumn.text("From"),
          TableColumn.text("Request"),
          TableColumn.number("Body"),
          TableColumn.number("Took"));

  /** Whether it may be Customer.io's own: its requests are always signed, and to a known path. */
  static boolean isSenders(FailedRequest request) {
    return SENDERS.contains(request.outcome());
  }

  DataTable shown(List<FailedRequest> requests) {
    return DataTable.of(
            "Requests that were not answered 200",
            SHOWN,
            requests.stream().map(FailedRequestTable::row).toList())
        .file(csv);
  }

  /** With what helps to find one in a proxy's log, too. */
  static DataTable whole(List<FailedRequest> requests) {
    List<TableColumn> columns = new ArrayList<>(SHOWN);
    columns.add(TableColumn.text("Outcome"));
    columns.add(TableColumn.text("X-CIO-Timestamp"));
    return DataTable.of(
        "Requests that were not answered 200",
        columns,
        requests.stream()
            .map(
                request -> {
                  List<TableCell> row = new ArrayList<>(row(request));
                  row.add(TableCell.of(request.outcome()));
                  row.add(shown(request.timestamp()));
                  return row;
                })
            .toList());
  }

  private static List<TableCell> row(FailedRequest request) {
    TableCell status = TableCell.of(Integer.toString(request.status()));
    return List.of(
        TableCell.time(request.at()),
        isSenders(request) ? status.toned(Tone.BAD) : status,
        TableCell.of(request.why())
            .hinted(request.outcome() + ". Were it Customer.io's: " + request.sender() + "."),
        shown(request.feed()),
        shown(request.from()),
        TableCell.code(line(request)),
        TableCell.of(request.bytes() < 0 ? "–" : Numbers.bytes(request.bytes())),
        TableCell.of(
            request.tookMs() == 0 ? "< 1 ms" : Numbers.span(Duration.ofMillis(request.tookMs()))));
  }

  private static String line(FailedRequest request) {
    return request.method() == null
        ? "–"
        : request.method() + " " + Objects.requireNonNullElse(request.path(), "");
  }

  private static TableCell shown(@Nullable String text) {
    return TableCell.of(Objects.requireNonNullElse(text, "–"));
  }
}
