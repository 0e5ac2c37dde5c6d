package io.tailrace.dashboard.deliverability;

import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.figures.FigureTable;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.operations.series.SeriesAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the list grows: who subscribed, who left, and what remains of it. Immutable.
 *
 * @param words that the answer was asked by
 * @param answer of {@link #MEASURES} by a step of time
 */
record ListGrowth(FigureWords words, SeriesAnswer answer) {
  static final String MEASURES = "customer_subscribed,customer_unsubscribed";
  private static final String TITLE = "Subscribed and unsubscribed";

  /** Null if nobody came or went. */
  @Nullable ChartFigure chart(String csv) {
    if (count(answer.total(), 0) + count(answer.total(), 1) == 0) {
      return null;
    }
    return new ChartFigure(
        TITLE, words.url(), ChartFigure.Shape.BARS, false, List.of(), table().file(csv));
  }

  /** The figures, and the net beside them. */
  DataTable table() {
    DataTable figures = new FigureTable(answer).table(TITLE);
    List<TableColumn> columns = new ArrayList<>(figures.columns());
    columns.add(TableColumn.number("Net"));
    List<List<TableCell>> rows = new ArrayList<>();
    for (int i = 0; i < figures.rows().size(); i++) {
      List<TableCell> cells = new ArrayList<>(figures.rows().get(i));
      List<@Nullable Object> row = answer.rows().get(i);
      cells.add(TableCell.of(signed(count(row, 1) - count(row, 2))));
      rows.add(cells);
    }
    return DataTable.of(TITLE, columns, rows);
  }

  /** In words, as in {@code 120 subscribed, 30 left: 90 more}. */
  String sentence() {
    long came = count(answer.total(), 0);
    long left = count(answer.total(), 1);
    return Numbers.count(came)
        + " subscribed, "
        + Numbers.count(left)
        + " left: "
        + balance(came - left)
        + ".";
  }

  private static String balance(long net) {
    return net == 0
        ? "as many as before"
        : Numbers.count(Math.abs(net)) + (net > 0 ? " more" : " fewer");
  }

  private static long count(List<@Nullable Object> figures, int at) {
    return figures.get(at) instanceof Number number ? number.longValue() : 0;
  }

  private static String signed(long number) {
    return number > 0 ? "+" + Numbers.count(number) : Numbers.count(number);
  }
}
