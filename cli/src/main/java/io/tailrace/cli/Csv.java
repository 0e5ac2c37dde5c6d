package io.tailrace.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CSV as RFC 4180 has it: a heading, lines that end in CRLF, quotes where needed. A cell that a
 * spreadsheet would run as a formula begins with an apostrophe, as spreadsheets themselves mark
 * text; numbers and telephone numbers stay as they are. Stateless.
 */
final class Csv {
  /** Makes spreadsheets read what follows as UTF-8. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}]*[=+\\-@].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[+-][0-9][0-9 ().,eE-]*");

  private Csv() {}

  static void line(List<String> values, PrintStream out) {
    out.print(values.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n");
  }

  private static String cell(String value) {
    return quoted(Outside.cell(runs(value) ? "'" + value : value));
  }

  private static boolean runs(String value) {
    boolean breaks = !value.isEmpty() && "\t\r\n".indexOf(value.charAt(0)) >= 0;
    return breaks || (FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches());
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
