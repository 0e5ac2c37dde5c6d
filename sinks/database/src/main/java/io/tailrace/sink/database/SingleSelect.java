package io.tailrace.sink.database;

import io.tailrace.core.sql.SqlRefusedException;
import java.util.Locale;
import java.util.Set;

/**
 * Lets through exactly one SELECT. SQLite's own compiler stops after the first statement and says
 * nothing of the rest, so the end is looked for here; what the statement does is still checked by
 * SQLite, on a connection that cannot write. Stateless.
 */
final class SingleSelect {
  private static final Set<String> BEGINNINGS = Set.of("SELECT", "WITH", "VALUES");
  private final String sql;
  private int at;

  private SingleSelect(String sql) {
    this.sql = sql;
  }

  static void check(String sql) throws SqlRefusedException {
    if (sql.indexOf(0) >= 0) {
      throw new SqlRefusedException("A query has no NUL character. Nothing was run.");
    }
    SingleSelect scan = new SingleSelect(sql);
    scan.skipBlanks();
    String first = scan.word().toUpperCase(Locale.ROOT);
    if (!BEGINNINGS.contains(first)) {
      throw new SqlRefusedException(
          "Only one SELECT is run here, read-only; this begins with '" + first + "'.");
    }
    scan.skipStatement();
    scan.skipBlanks();
    if (scan.at < sql.length()) {
      throw new SqlRefusedException(
          "Only one statement is run here; a second one follows the first ';'. Nothing was run.");
    }
  }

  private String word() {
    int start = at;
    while (at < sql.length() && Character.isLetter(sql.charAt(at))) {
      at++;
    }
    return sql.substring(start, at);
  }

  /** Past the first ';' that is in no text, name or comment, or to the end. */
  private void skipStatement() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == ';') {
        at++;
        return;
      }
      if (c == '\'' || c == '"' || c == '`') {
        skipQuoted(c);
      } else if (c == '[') {
        skipQuoted(']');
      } else if (!skipComment()) {
        at++;
      }
    }
  }

  /** A doubled quote ends one text and begins the next, which comes to the same. */
  private void skipQuoted(char end) {
    int close = sql.indexOf(end, at + 1);
    at = close < 0 ? sql.length() : close + 1;
  }

  private void skipBlanks() {
    while (at < sql.length()
        && (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == ';' || skipComment())) {
      if (at < sql.length() && (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == ';')) {
        at++;
      }
    }
  }

  private boolean skipComment() {
    if (sql.startsWith("--", at)) {
      int end = sql.indexOf('\n', at);
      at = end < 0 ? sql.length() : end + 1;
      return true;
    }
    if (sql.startsWith("/*", at)) {
      int end = sql.indexOf("*/", at + 2);
      at = end < 0 ? sql.length() : end + 2;
      return true;
    }
    return false;
  }
}
