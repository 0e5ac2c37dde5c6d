package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.figures.GradeTone;
import io.tailrace.dashboard.figures.MeasureLabels;
import io.tailrace.operations.series.SeriesAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The messages of a campaign or broadcast, or the variants of a newsletter. Immutable.
 *
 * @param answer its figures by part
 * @param by {@code action} or {@code content}
 */
record PartTable(SeriesAnswer answer, String by) {

  DataTable table() {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.text(by.equals("action") ? "Message" : "Variant"));
    answer.measures().forEach(it -> columns.add(TableColumn.number(MeasureLabels.of(it))));
    List<List<TableCell>> rows = new ArrayList<>();
    for (int i = 0; i < answer.rows().size(); i++) {
      rows.add(row(i));
    }
    return DataTable.of("Part by part", columns, rows);
  }

  private List<TableCell> row(int row) {
    String id = String.valueOf(answer.rows().get(row).get(0));
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.of(name(id)));
    for (int i = 0; i < answer.measures().size(); i++) {
      String measure = answer.measures().get(i);
      List<List<Long>> parts = answer.parts().get(measure);
      cells.add(
          parts == null
              ? TableCell.of(
                  answer.rows().get(row).get(i + 1) instanceof Long count
                      ? Numbers.count(count.longValue())
                      : "–")
              : GradeTone.cell(measure, parts.get(row)));
    }
    return cells;
  }

  private String name(String id) {
    String unnamed = by.substring(0, 1).toUpperCase(Locale.ROOT) + by.substring(1) + " " + id;
    return answer.names().getOrDefault(by, Map.of()).getOrDefault(id, unnamed);
  }
}
