package io.tailrace.sink.bigquery;

import java.math.BigDecimal;

/**
 * BigQuery's JSON keeps 64-bit integers and doubles, and refuses the row of a number that is
 * neither. Such a number becomes a text of the same digits; nothing else is touched. Stateless.
 */
final class ExactNumbers {
  private static final int ALWAYS_EXACT = 15;

  private ExactNumbers() {}

  static String kept(String json) {
    StringBuilder kept = null;
    int copied = 0;
    int at = 0;
    while (at < json.length()) {
      char c = json.charAt(at);
      if (c == '"') {
        at = afterText(json, at);
      } else if (c == '-' || isDigit(c)) {
        int end = afterNumber(json, at);
        if (!isExact(json, at, end)) {
          kept = kept == null ? new StringBuilder(json.length() + 16) : kept;
          kept.append(json, copied, at).append('"').append(json, at, end).append('"');
          copied = end;
        }
        at = end;
      } else {
        at++;
      }
    }
    return kept == null ? json : kept.append(json, copied, json.length()).toString();
  }

  private static int afterText(String json, int quote) {
    int at = quote + 1;
    while (at < json.length() && json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static int afterNumber(String json, int start) {
    int at = start + 1;
    while (at < json.length() && "0123456789+-.eE".indexOf(json.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isExact(String json, int from, int to) {
    boolean plain = json.charAt(to - 1) != '.';
    for (int i = from; i < to && plain; i++) {
      plain = json.charAt(i) != 'e' && json.charAt(i) != 'E';
    }
    return (plain && to - from <= ALWAYS_EXACT) || survives(json.substring(from, to));
  }

  private static boolean survives(String number) {
    try {
      Long.parseLong(number);
      return true;
    } catch (NumberFormatException e) {
      double nearest = Double.parseDouble(number);
      return Double.isFinite(nearest)
          && new BigDecimal(Double.toString(nearest)).compareTo(new BigDecimal(number)) == 0;
    }
  }
}
