package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Sparkline;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.TableColumn.Sorted;
import io.tailrace.dashboard.figures.RateCells;
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
record CampaignTable(List<CampaignEntry> entries, PageRequest request, String order, boolean up) {
  private static final String NAME = "name";
  private static final String SENT = "sent";
  private static final RateCells CELLS = new RateCells("");

  static CampaignTable of(List<CampaignEntry> entries, PageRequest request) {
    String asked = request.text("order", SENT);
    boolean known = asked.equals(NAME) || CampaignColumn.of(asked).isPresent();
    String order = known ? asked : SENT;
    boolean up = "up".equals(request.text("dir"));
    Comparator<CampaignEntry> by = up ? comparator(order) : comparator(order).reversed();
    return new CampaignTable(entries.stream().sorted(by).toList(), request, order, up);
  }

  private static Comparator<CampaignEntry> comparator(String order) {
    if (order.equals(NAME)) {
      return Comparator.comparing(entry -> entry.name().toLowerCase(Locale.ROOT));
    }
    return CampaignColumn.of(order)
        .map(column -> Comparator.<CampaignEntry>comparingDouble(it -> column.size(it.figures())))
        .orElse(Comparator.comparingLong(it -> it.figures().sent()));
  }

  DataTable table() {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(sortable(TableColumn.text("Campaign"), NAME));
    columns.add(TableColumn.text("Kind"));
    columns.add(sortable(TableColumn.number("Sent"), SENT));
    for (CampaignColumn column : CampaignColumn.values()) {
      columns.add(sortable(TableColumn.number(column.title()), column.word()));
    }
    return DataTable.of("Campaigns", columns, entries.stream().map(this::row).toList())
        .file(request.href("format", "csv"));
  }

  private TableColumn sortable(TableColumn column, String by) {
    boolean now = order.equals(by);
    boolean turn = now ? !up : by.equals(NAME);
    String href = request.href("order", by).replaceAll("&dir=up|(?<=[?])dir=up&", "");
    Sorted sorted = up ? Sorted.UP : Sorted.DOWN;
    return column.sortedBy(turn ? href + "&dir=up" : href, now ? sorted : Sorted.NOT);
  }

  private List<TableCell> row(CampaignEntry entry) {
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.of(entry.name()).to(entry.key().page(request)));
    cells.add(TableCell.of(entry.key().kind().word()));
    cells.add(sent(entry));
    for (CampaignColumn column : CampaignColumn.values()) {
      cells.add(CELLS.of(column.rate(entry.figures())));
    }
    return cells;
  }

  private static TableCell sent(CampaignEntry entry) {
    String count = Numbers.count(entry.figures().sent());
    if (entry.sent().size() < 2) {
      return TableCell.of(count);
    }
    List<Double> values = entry.sent().stream().map(Long::doubleValue).toList();
    var line = new Sparkline(values, "Sent over time");
    return new TableCell(count, null, null, null, null, line, false);
  }
}
