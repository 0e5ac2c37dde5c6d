package io.tailrace.dashboard.component;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table. Immutable.
 *
 * @param caption what it shows, for those who do not see it beside its heading
 * @param rows as many cells each as there are columns; the first cell is the row's head
 * @param csv a link to the same as a file; empty = none
 */
public record DataTable(
    String caption, List<TableColumn> columns, List<List<TableCell>> rows, String csv) {

  public DataTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  public static DataTable of(
      String caption, List<TableColumn> columns, List<List<TableCell>> rows) {
    return new DataTable(caption, columns, rows, "");
  }

  /** The same with a link to the file. */
  public DataTable file(String href) {
    return new DataTable(caption, columns, rows, href);
  }

  /** As a file: what is shown, with a line of the columns' names first. */
  public String asCsv() {
    Stream<String> head = Stream.of(line(columns.stream().map(TableColumn::name)));
    Stream<String> body = rows.stream().map(row -> line(row.stream().map(DataTable::text)));
    return Stream.concat(head, body).collect(Collectors.joining());
  }

  private static String text(TableCell cell) {
    return cell.time() == null ? cell.text() : cell.time().toString();
  }

  private static String line(Stream<String> cells) {
    return cells.map(DataTable::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A spreadsheet takes what begins so for a formula, and a stranger may have written it. */
  private static String quoted(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    boolean number = text.matches("-?[\\d.,]+( %)?");
    String safe = formula && !number ? "'" + text : text;
    return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
