package io.tailrace.testkit.bigquery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little GoogleSQL that the warehouse sends: {@code SELECT [DISTINCT] columns FROM `table}
 * {@code ` [WHERE conditions]} and {@code DELETE FROM `table` WHERE conditions}, where conditions
 * are {@code column =|<|>=|<> @parameter} and {@code column IN UNNEST(@parameter)}, with {@code
 * AND} between. Anything else is refused. Immutable.
 */
record Statement(
    boolean delete, boolean distinct, List<String> columns, String table, String where) {
  private static final Pattern SELECT =
      Pattern.compile("SELECT (DISTINCT )?([a-z_, ]+) FROM `([^`]+)`(?: WHERE (.+))?");
  private static final Pattern DELETE = Pattern.compile("DELETE FROM `([^`]+)` WHERE (.+)");
  private static final Pattern IN = Pattern.compile("([a-z_]+) IN UNNEST\\(@([a-z_]+)\\)");
  private static final Pattern COMPARED = Pattern.compile("([a-z_]+) (=|<>|<|>=) @([a-z_]+)");

  /** One that is written with single spaces. */
  static Statement of(String flat) throws RestError {
    Matcher select = SELECT.matcher(flat);
    if (select.matches()) {
      List<String> columns = List.of(select.group(2).strip().split(" ?, ?", -1));
      return new Statement(
          false, select.group(1) != null, columns, select.group(3), select.group(4));
    }
    Matcher delete = DELETE.matcher(flat);
    if (delete.matches()) {
      return new Statement(true, false, List.of(), delete.group(1), delete.group(2));
    }
    throw RestError.invalid("The simulation does not know this statement: " + flat);
  }

  /** Which rows it is about. */
  Predicate<Row> rows(Table in, Parameters parameters) throws RestError {
    List<Predicate<Row>> all = new ArrayList<>();
    if (where != null) {
      for (String condition : where.split(" AND ", -1)) {
        all.add(condition(condition, in, parameters));
      }
    }
    return row -> all.stream().allMatch(one -> one.test(row));
  }

  private static Predicate<Row> condition(String text, Table table, Parameters parameters)
      throws RestError {
    Matcher in = IN.matcher(text);
    if (in.matches()) {
      String column = known(table, in.group(1));
      var values = parameters.array(in.group(2));
      return row -> values.contains(row.text(column));
    }
    Matcher compared = COMPARED.matcher(text);
    if (!compared.matches()) {
      throw RestError.invalid("The simulation does not know this condition: " + text);
    }
    String column = known(table, compared.group(1));
    Object value = parameters.value(compared.group(3));
    return row -> holds(row.value(column), compared.group(2), value);
  }

  private static String known(Table table, String column) throws RestError {
    if (table.column(column) == null) {
      throw RestError.invalid("Unrecognized name: " + column);
    }
    return column;
  }

  /** Where one side is NULL, no comparison holds. */
  private static boolean holds(Object left, String operator, Object right) {
    if (left == null || right == null) {
      return false;
    }
    return switch (operator) {
      case "=" -> left.equals(right);
      case "<>" -> !left.equals(right);
      case "<" -> (Long) left < (Long) right;
      default -> (Long) left >= (Long) right;
    };
  }
}
