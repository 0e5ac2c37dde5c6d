package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.figures.FigureCharts;
import io.tailrace.dashboard.figures.FigureReader;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.dashboard.figures.MeasureLabels;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.OperationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Up to four of them side by side. Safe for use by many threads. */
record CampaignComparison(
    List<SourceRow> chosen, FigureWords words, FigureReader figures, Instant now) {
  private static final int MOST = 4;

  /** Those that the URL names, as far as they are in the list. */
  static List<SourceRow> chosen(List<SourceRow> rows, PageRequest request) {
    List<String> keys = request.texts("compare");
    return rows.stream().filter(row -> keys.contains(row.key().text())).limit(MOST).toList();
  }

  /** Null if none is chosen. */
  @Nullable DataTable table() {
    if (chosen.isEmpty()) {
      return null;
    }
    List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.text("Figure"));
    chosen.forEach(row -> columns.add(TableColumn.number(row.name())));
    List<List<TableCell>> rows = new ArrayList<>();
    for (String measure : SourceFigures.MEASURES) {
      List<TableCell> cells = new ArrayList<>();
      cells.add(TableCell.of(MeasureLabels.of(measure)));
      chosen.forEach(row -> cells.add(row.cell(measure)));
      rows.add(cells);
    }
    return DataTable.of("Side by side", columns, rows);
  }

  /** Only sources of one kind and feed are told apart by one question. */
  @Nullable ChartFigure chart() throws OperationException {
    boolean alike =
        chosen.stream().map(row -> row.key().kind() + " " + row.key().feed()).distinct().count()
            == 1;
    if (!alike) {
      return null;
    }
    SourceKey first = chosen.get(0).key();
    String numbers =
        chosen.stream().map(row -> Long.toString(row.key().id())).collect(Collectors.joining(","));
    FigureWords narrowed = first.narrow(words).with(first.kind().word(), numbers);
    return new FigureCharts(figures, now)
        .shares(
            "Human opens, of delivered",
            narrowed.asking("human_open_rate", "day," + first.kind().word()),
            List.of());
  }
}
