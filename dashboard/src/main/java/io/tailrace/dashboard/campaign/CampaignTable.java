package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Sparkline;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.TableColumn.Sorted;
import io.tailrace.dashboard.figures.MeasureLabels;
import io.tailrace.dashboard.page.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The list of campaigns, sorted by what the URL says. Immutable.
 *
 * @param order a measure, or {@code name}
 * @param up whether the smallest come first
 */
record CampaignTable(List<SourceRow> rows, PageRequest request, String order, boolean up) {
  private static final String NAME = "name";
  private static final String USUAL = "sent";

  static CampaignTable of(List<SourceRow> rows, PageRequest request) {
    String asked = request.text("order", USUAL);
    String order = asked.equals(NAME) || SourceFigures.MEASURES.contains(asked) ? asked : USUAL;
    boolean up = "up".equals(request.text("dir"));
    return new CampaignTable(sorted(rows, order, up), request, order, up);
  }

  private static List<SourceRow> sorted(List<SourceRow> rows, String order, boolean up) {
    Comparator<SourceRow> by =
        order.equals(NAME)
            ? Comparator.comparing(row -> row.name().toLowerCase(Locale.ROOT))
            : Comparator.comparingDouble(row -> row.size(order));
    return rows.stream().sorted(up ? by : by.reversed()).toList();
  }

  DataTable table() {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(sortable(TableColumn.text("Campaign"), NAME));
    columns.add(TableColumn.text("Kind"));
    for (String measure : SourceFigures.MEASURES) {
      columns.add(sortable(TableColumn.number(MeasureLabels.of(measure)), measure));
    }
    return DataTable.of("Campaigns", columns, rows.stream().map(this::row).toList())
        .file(request.href("format", "csv"));
  }

  private TableColumn sortable(TableColumn column, String by) {
    boolean now = order.equals(by);
    String href = request.href("order", by);
    boolean turn = now ? !up : by.equals(NAME);
    String separated = href.replaceAll("[?&]dir=up", "");
    String ahead = separated.contains("?") ? "&" : "?";
    return column.sortedBy(
        turn ? separated + ahead + "dir=up" : separated,
        now ? (up ? Sorted.UP : Sorted.DOWN) : Sorted.NOT);
  }

  private List<TableCell> row(SourceRow row) {
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.of(row.name()).to(row.key().path()));
    cells.add(TableCell.of(row.key().kind().word()));
    for (String measure : SourceFigures.MEASURES) {
      cells.add(measure.equals(USUAL) ? sent(row) : row.cell(measure));
    }
    return cells;
  }

  private static TableCell sent(SourceRow row) {
    TableCell count = row.cell(USUAL);
    return row.sent().size() < 2
        ? count
        : new TableCell(
            count.text(),
            null,
            null,
            null,
            null,
            new Sparkline(row.sent(), "Sent over time"),
            false);
  }
}
