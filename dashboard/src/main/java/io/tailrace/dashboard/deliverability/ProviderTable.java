package io.tailrace.dashboard.deliverability;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.figures.MeasureLabels;
import io.tailrace.dashboard.figures.RateCells;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.deliverability.DeliverabilityReport;
import io.tailrace.operations.deliverability.ProviderFigures;
import java.util.ArrayList;
import java.util.List;

/**
 * How mail fares at each mailbox provider; each cell narrows the page to its provider. Immutable.
 */
record ProviderTable(DeliverabilityReport report, PageRequest request) {

  DataTable table() {
    List<TableColumn> columns =
        List.of(
            TableColumn.text("Mailbox provider"),
            TableColumn.number("Sent"),
            TableColumn.number("Delivered"),
            TableColumn.number("Permanent bounces"),
            TableColumn.number("Temporary bounces"),
            TableColumn.number("Deferred"),
            TableColumn.number("Complaints"),
            TableColumn.number("Human opens"),
            TableColumn.number("Human clicks"));
    List<List<TableCell>> rows = new ArrayList<>();
    report.providers().forEach(it -> rows.add(row(it)));
    rows.add(row(report.total()));
    return DataTable.of("By mailbox provider", columns, rows)
        .file(PageFiles.href(request, "providers"));
  }

  private List<TableCell> row(ProviderFigures at) {
    boolean all = at.provider().equals("all");
    String href = request.href("provider", all ? null : at.provider());
    RateCells cells = new RateCells(report.usual());
    return List.of(
        TableCell.of(all ? "All" : MeasureLabels.provider(at.provider())).to(href),
        TableCell.of(Numbers.count(at.sent())).to(href + "#rates"),
        cells.of(at.delivered()).to(href + "#rates"),
        cells.of(at.permanentBounces()).to(href + "#bounces"),
        cells.of(at.temporaryBounces()).to(href + "#bounces"),
        cells.of(at.deferred()).to(href + "#bounces"),
        complaints(at, cells).to(href + "#rates"),
        cells.of(at.humanOpens()).to(href + "#rates"),
        cells.of(at.humanClicks()).to(href + "#rates"));
  }

  /** Gmail's are not few: nobody is told of them. */
  private static TableCell complaints(ProviderFigures at, RateCells cells) {
    return at.provider().equals("gmail")
        ? TableCell.of("not told").hinted("Gmail reports no single complaints to anyone")
        : cells.of(at.complaints());
  }
}
