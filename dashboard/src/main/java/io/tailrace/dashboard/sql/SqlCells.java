package io.tailrace.dashboard.sql;

import io.tailrace.admin.PathTemplate;
import io.tailrace.dashboard.component.BarList;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.operations.QueryRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lays out the rows of an answer as a table or as bars. Immutable. */
record SqlCells(QueryRows rows) {
  private static final int MOST_BARS = 40;
  private static final int LONGEST = 300;

  /** The pages where a value of a column of this name is told more of. */
  private static final Map<String, String> PAGES =
      Map.of(
          "event_id", "/events/",
          "delivery_id", "/messages/",
          "person", "/people/",
          "recipient", "/people/",
          "email_address", "/people/",
          "address", "/people/",
          "campaign_id", "/campaigns/campaign/",
          "newsletter_id", "/campaigns/newsletter/",
          "broadcast_id", "/campaigns/broadcast/",
          "transactional_message_id", "/campaigns/transactional/");

  DataTable table() {
    List<TableColumn> columns = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      String name = rows.columns().get(i);
      columns.add(isNumber(i) ? TableColumn.number(name) : TableColumn.text(name));
    }
    return DataTable.of("The answer", columns, rows.rows().stream().map(this::row).toList());
  }

  /** All of it, with nothing cut off. */
  DataTable file() {
    List<TableColumn> columns = rows.columns().stream().map(TableColumn::text).toList();
    List<List<TableCell>> whole =
        rows.rows().stream()
            .map(row -> row.stream().map(it -> TableCell.of(it == null ? "" : text(it))).toList())
            .toList();
    return DataTable.of("The answer", columns, whole);
  }

  private List<TableCell> row(List<@Nullable Object> values) {
    List<TableCell> cells = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      cells.add(cell(rows.columns().get(i), values.get(i)));
    }
    return cells;
  }

  private static TableCell cell(String column, @Nullable Object value) {
    if (value == null) {
      return TableCell.of("null");
    }
    String text = value.toString();
    TableCell cell =
        text.length() > LONGEST
            ? TableCell.of(text.substring(0, LONGEST) + "…").hinted(text)
            : TableCell.of(text);
    String page = PAGES.get(column);
    return page == null || text.isEmpty() ? cell : cell.to(page + PathTemplate.encoded(text));
  }

  /** A column of numbers alone; ids are numbers that nobody adds up. */
  private boolean isNumber(int column) {
    return !PAGES.containsKey(rows.columns().get(column))
        && rows.rows().stream()
            .map(row -> row.get(column))
            .allMatch(value -> value == null || value instanceof Number)
        && rows.rows().stream().anyMatch(row -> row.get(column) instanceof Number);
  }

  /** Empty if there is no column of numbers to draw. */
  Optional<BarList> bars() {
    List<Integer> all = IntStream.range(0, rows.columns().size()).boxed().toList();
    Optional<Integer> value = all.stream().filter(this::isNumber).findFirst();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> names = all.stream().filter(column -> !isNumber(column)).toList();
    double most = most(value.get());
    List<BarList.Bar> bars =
        rows.rows().stream()
            .limit(MOST_BARS)
            .map(row -> bar(row, names, value.get(), most))
            .toList();
    return Optional.of(new BarList(rows.columns().get(value.get()), bars));
  }

  private double most(int column) {
    double most = 0;
    for (List<@Nullable Object> row : rows.rows()) {
      most = Math.max(most, number(row, column));
    }
    return most;
  }

  private static BarList.Bar bar(
      List<@Nullable Object> row, List<Integer> names, int value, double most) {
    String name = String.join(" · ", names.stream().map(it -> text(row.get(it))).toList());
    double number = number(row, value);
    return new BarList.Bar(name, most == 0 ? 0 : number / most, shown(row.get(value)), "", null);
  }

  private static double number(List<@Nullable Object> row, int column) {
    return row.get(column) instanceof Number number ? number.doubleValue() : 0;
  }

  private static String shown(@Nullable Object value) {
    return value instanceof Long || value instanceof Integer
        ? Numbers.count(((Number) value).longValue())
        : text(value);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "null" : value.toString();
  }
}
