package io.tailrace.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Aligned columns, numbers to the right; on a terminal no wider than it is. Only prose is cut for
 * that, never an id, a time or a number. Immutable.
 *
 * @param titles as they are shown
 * @param numbers per column, whether it holds only numbers
 * @param width of the terminal; 0 = nothing is cut
 */
public record Table(
    List<String> titles, List<Boolean> numbers, List<List<String>> rows, int width, Style style) {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  /** Words, an address on the web, or JSON. */
  private static final Pattern PROSE =
      Pattern.compile(".*\\p{L}\\S* \\S*\\p{L}.*|.*://.*|[\\[{].*");

  public Table {
    titles = titles.stream().map(Outside::line).toList();
    rows = rows.stream().map(row -> row.stream().map(Outside::line).toList()).toList();
  }

  /** Whether no line is wider than the terminal. */
  public boolean fits() {
    return width == 0 || total(fit(natural())) <= width;
  }

  public void print(PrintStream out) {
    List<Integer> widths = fit(natural());
    out.println(style.bold(line(titles, widths)));
    rows.forEach(row -> out.println(line(row, widths)));
  }

  /**
   * Prints a table if it fits, and otherwise each row from top to bottom. For rows that mean
   * something on their own.
   */
  void printRows(PrintStream out) {
    if (!fits() && !rows.isEmpty()) {
      down(out);
    } else {
      print(out);
    }
  }

  /** A line for each value, and an empty one after each row. */
  private void down(PrintStream out) {
    int widest = titles.stream().mapToInt(Table::length).max().orElse(0);
    for (List<String> row : rows) {
      for (int i = 0; i < titles.size(); i++) {
        String title = style.bold(titles.get(i)) + " ".repeat(widest - length(titles.get(i)));
        out.println((title + GAP + row.get(i)).stripTrailing());
      }
      out.println();
    }
  }

  private List<Integer> natural() {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
      widths.add(Math.max(widest, length(titles.get(i))));
    }
    return widths;
  }

  private static int total(List<Integer> widths) {
    return widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (widths.size() - 1);
  }

  /** Cuts the widest columns of prose first. */
  private List<Integer> fit(List<Integer> natural) {
    List<Integer> widths = new ArrayList<>(natural);
    List<Integer> prose = IntStream.range(0, widths.size()).filter(this::isProse).boxed().toList();
    while (width > 0 && total(widths) > width) {
      Optional<Integer> widest =
          prose.stream()
              .filter(
                  column -> widths.get(column) > Math.max(NARROWEST, length(titles.get(column))))
              .max(Comparator.comparing(widths::get));
      if (widest.isEmpty()) {
        break;
      }
      widths.set(widest.get(), widths.get(widest.get()) - 1);
    }
    return widths;
  }

  private boolean isProse(int column) {
    return rows.stream().anyMatch(row -> PROSE.matcher(row.get(column)).matches());
  }

  private String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cut(cells.get(i), widths.get(i));
      String padding = " ".repeat(widths.get(i) - length(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(numbers.get(i) ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String text, int width) {
    if (length(text) <= width) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
