package io.tailrace.server.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Aligned columns, numbers to the right; on a terminal no wider than it is, the widest columns cut
 * first. Immutable.
 *
 * @param numbers per column, whether it holds only numbers
 * @param width of the terminal; 0 = nothing is cut
 */
record Table(
    List<String> titles, List<Boolean> numbers, List<List<String>> rows, int width, Style style) {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  void print(PrintStream out) {
    List<List<String>> clean =
        rows.stream().map(row -> row.stream().map(Text::printable).toList()).toList();
    List<Integer> widths = fit(natural(clean));
    out.println(style.bold(line(titles.stream().map(Table::heading).toList(), widths)));
    clean.forEach(row -> out.println(line(row, widths)));
  }

  private static String heading(String title) {
    return title.toUpperCase(Locale.ROOT).replace('_', ' ');
  }

  private List<Integer> natural(List<List<String>> clean) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      int column = i;
      int widest = clean.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
      widths.add(Math.max(widest, length(titles.get(i))));
    }
    return widths;
  }

  private List<Integer> fit(List<Integer> natural) {
    List<Integer> widths = new ArrayList<>(natural);
    int gaps = GAP.length() * (widths.size() - 1);
    int over = widths.stream().mapToInt(Integer::intValue).sum() + gaps - width;
    while (width > 0 && over > 0 && Collections.max(widths) > NARROWEST) {
      int widest = widths.indexOf(Collections.max(widths));
      widths.set(widest, widths.get(widest) - 1);
      over--;
    }
    return widths;
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
