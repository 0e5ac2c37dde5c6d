package io.tailrace.sink.duckdb;

import io.tailrace.core.sql.SqlRefusedException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Looks at the text of a query before DuckDB reads it: what goes deep needs stack in its parser and
 * planner, and there an overflow ends the process without a word. Brackets within texts count too,
 * since a text may be read as JSON. Stateless.
 */
final class QueryText {
  private static final int LONGEST = 100_000;
  private static final int DEEPEST = 100;
  private static final int MOST_PARTS = 200;
  private static final Pattern CHAIN = Pattern.compile("(\\.\\s*(\\w+|\"[^\"]*\")\\s*){20}");
  private static final Pattern WORD =
      Pattern.compile("\\b(select|from|join|union|except|intersect|with|case)\\b");

  private QueryText() {}

  static void check(String query) throws SqlRefusedException {
    if (query.indexOf('\0') >= 0) {
      throw new SqlRefusedException("The query holds a NUL character");
    }
    if (query.length() > LONGEST) {
      throw refused("is longer than " + LONGEST + " characters");
    }
    if (depth(query) > DEEPEST) {
      throw refused("has more than " + DEEPEST + " brackets within each other");
    }
    String words = query.toLowerCase(Locale.ROOT);
    if (WORD.matcher(words).results().limit(MOST_PARTS + 1L).count() > MOST_PARTS) {
      throw refused("has more than " + MOST_PARTS + " parts (SELECT, JOIN, UNION, CASE …)");
    }
    if (CHAIN.matcher(words).find()) {
      throw refused("has a chain of 20 names with dots between");
    }
  }

  private static SqlRefusedException refused(String what) {
    return new SqlRefusedException(
        "The query " + what + "; nothing was run. Split it, or export the rows and ask there");
  }

  private static int depth(String query) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < query.length(); i++) {
      switch (query.charAt(i)) {
        case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
        case ')', ']', '}' -> depth = Math.max(0, depth - 1);
        default -> {}
      }
    }
    return deepest;
  }
}
