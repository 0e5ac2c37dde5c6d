package io.tailrace.server.command;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** CSV as RFC 4180 has it: a heading, lines that end in CRLF, quotes where needed. Stateless. */
final class Csv {
  private Csv() {}

  static void print(List<String> titles, List<List<String>> rows, PrintStream out) {
    line(titles, out);
    rows.forEach(row -> line(row, out));
  }

  static void line(List<String> values, PrintStream out) {
    out.print(values.stream().map(Csv::quoted).collect(Collectors.joining(",")) + "\r\n");
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
