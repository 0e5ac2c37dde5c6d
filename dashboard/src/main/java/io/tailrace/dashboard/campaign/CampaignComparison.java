package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.figures.FigureCharts;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.dashboard.figures.RateCells;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Up to four of them side by side. Immutable. */
record CampaignComparison(List<CampaignEntry> chosen) {
  private static final int MOST = 4;

  /** Those that the URL names, as far as they are in the list. */
  static CampaignComparison of(List<CampaignEntry> entries, PageRequest request) {
    List<String> keys = request.texts("compare");
    return new CampaignComparison(
        entries.stream().filter(it -> keys.contains(it.key().text())).limit(MOST).toList());
  }

  CampaignListModel.Choice choice(CampaignEntry entry) {
    return new CampaignListModel.Choice(entry.key().text(), entry.name(), chosen.contains(entry));
  }

  /** Null if none is chosen. */
  @Nullable DataTable table() {
    if (chosen.isEmpty()) {
      return null;
    }
    List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.text("Figure"));
    chosen.forEach(it -> columns.add(TableColumn.number(it.name())));
    List<List<TableCell>> rows = new ArrayList<>();
    rows.add(row("Sent", it -> TableCell.of(Numbers.count(it.figures().sent()))));
    RateCells cells = new RateCells("");
    for (CampaignColumn column : CampaignColumn.values()) {
      rows.add(row(column.title(), it -> cells.of(column.rate(it.figures()))));
    }
    return DataTable.of("Side by side", columns, rows);
  }

  /** A figure of one of them. */
  private interface Figure {
    TableCell of(CampaignEntry entry);
  }

  private List<TableCell> row(String title, Figure figure) {
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.of(title));
    chosen.forEach(it -> cells.add(figure.of(it)));
    return cells;
  }

  /** How soon people open each: comparable, however old they are. */
  List<CampaignListModel.Curve> curves(PageRequest request) {
    return chosen.stream()
        .map(it -> new CampaignListModel.Curve(it.name(), it.key().part("maturity", request)))
        .toList();
  }

  /** Null unless all are of one kind and feed, which one question tells apart. */
  @Nullable ChartFigure chart(FigureCharts charts, FigureWords words) throws OperationException {
    long kinds =
        chosen.stream().map(it -> it.key().kind() + " " + it.key().feed()).distinct().count();
    if (kinds != 1) {
      return null;
    }
    SourceKey first = chosen.get(0).key();
    String kind = first.kind().word();
    String numbers =
        chosen.stream().map(it -> Long.toString(it.key().id())).collect(Collectors.joining(","));
    return charts.shares(
        "Human opens, of delivered",
        first.narrow(words).with(kind, numbers).asking("human_open_rate", "day," + kind),
        List.of());
  }
}
