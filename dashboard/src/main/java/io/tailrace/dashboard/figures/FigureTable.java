package io.tailrace.dashboard.figures;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.operations.series.SeriesAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of {@code /api/series} as a table: what stands under a chart. Immutable. */
public record FigureTable(SeriesAnswer answer) {

  public DataTable table(String caption) {
    return table(caption, answer.measures());
  }

  /** With these measures alone, of all that were asked for at once. */
  public DataTable table(String caption, List<String> measures) {
    List<TableColumn> columns = new ArrayList<>();
    answer.by().forEach(by -> columns.add(TableColumn.text(MeasureLabels.of(by))));
    measures.forEach(it -> columns.add(TableColumn.number(MeasureLabels.of(it))));
    List<List<TableCell>> rows = new ArrayList<>();
    for (int i = 0; i < answer.rows().size(); i++) {
      rows.add(row(i, measures));
    }
    return DataTable.of(caption, columns, rows);
  }

  private List<TableCell> row(int number, List<String> measures) {
    List<@Nullable Object> values = answer.rows().get(number);
    List<TableCell> cells = new ArrayList<>();
    for (int i = 0; i < answer.by().size(); i++) {
      cells.add(group(answer.by().get(i), String.valueOf(values.get(i))));
    }
    for (String measure : measures) {
      int at = answer.by().size() + answer.measures().indexOf(measure);
      cells.add(figure(measure, number, values.get(at)));
    }
    return cells;
  }

  private TableCell group(String by, String value) {
    return switch (by) {
      case "hour" -> TableCell.time(Instant.parse(value));
      case "provider" -> TableCell.of(MeasureLabels.provider(value));
      default -> TableCell.of(name(by, value));
    };
  }

  private String name(String by, String value) {
    return answer.names().getOrDefault(by, Map.of()).getOrDefault(value, value);
  }

  private TableCell figure(String measure, int row, @Nullable Object value) {
    List<List<Long>> parts = answer.parts().get(measure);
    if (parts != null) {
      return share(parts.get(row).get(0), parts.get(row).get(1));
    }
    return TableCell.of(value instanceof Long count ? Numbers.count(count.longValue()) : "–");
  }

  /**
   * A share, which says of what when asked; one of too few is told by its numbers. Of fewer than
   * there are it is none, as of channels that tell of no delivery.
   */
  public static TableCell share(long part, long whole) {
    return TableCell.of(part > whole ? "–" : Numbers.share(part, whole))
        .hinted(Numbers.count(part) + " of " + Numbers.count(whole));
  }
}
