package io.tailrace.sink.duckdb;

import io.tailrace.core.sql.SqlRefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Adds up how much larger than what is stored a query could make texts and lists: DuckDB works on
 * 2,048 rows at once, and the memory of a function's result is under no limit. For one query.
 *
 * <p>What is read from the table at once is bounded by its row groups. A query that {@link
 * #multiplies} may have one long value in all of the 2,048 rows, so it gets less.
 */
final class Growth {
  private static final Set<String> JOINED = Set.of("||", "concat", "concat_ws", "list_concat");
  private static final Set<String> COLLECTED =
      Set.of(
          "string_agg",
          "group_concat",
          "listagg",
          "list",
          "array_agg",
          "histogram",
          "json_group_array",
          "json_group_object");
  private static final int MOST_JOINED = 40;
  private static final int MOST_LEVELS = 2;
  private static final int MOST_REPLACED = 100;
  private static final int MOST_JOINED_WHERE_ROWS_MULTIPLY = 20;
  private static final int MOST_REPLACED_WHERE_ROWS_MULTIPLY = 10;
  private static final Pattern LEVEL = Pattern.compile(".*\\.node\\b|.*\\.(left|right)\\b");

  private final List<String> lambdas = new ArrayList<>();
  private final Set<String> levels = new HashSet<>();
  private boolean joins;
  private boolean multiplies;
  private boolean recursive;
  private boolean collectedWithin;
  private long joined;
  private long replaced = 1;

  /** A call of a function in the syntax tree; the texts are null where they are no constants. */
  record Call(String name, String path, int arguments, String second, String third) {}

  void type(String type, String path) {
    switch (type) {
      case "LAMBDA" -> lambdas.add(path);
      case "JOIN" -> {
        joins = true;
        multiplies = true;
      }
      case "RECURSIVE_CTE_NODE" -> {
        recursive = true;
        multiplies = true;
      }
      default -> {}
    }
  }

  /** A query where a value is meant: its answer is there for each row. */
  void subquery() {
    multiplies = true;
  }

  /** Whether one row that is read may become many; right once all of the tree was told. */
  boolean multiplies() {
    return multiplies;
  }

  void window(String name) throws SqlRefusedException {
    multiplies = true;
    if (COLLECTED.contains(name)) {
      throw refused(name + " OVER (…) makes a list for each row; use it with GROUP BY");
    }
  }

  void call(Call call) throws SqlRefusedException {
    multiplies |= call.name().equals("unnest");
    if (JOINED.contains(call.name())) {
      joined += call.arguments();
      levels.add(level(call.path()));
    } else if (COLLECTED.contains(call.name())) {
      collectedWithin |= !level(call.path()).equals("$.statements[0].node");
    } else if (call.name().equals("replace") || call.name().equals("regexp_replace")) {
      replaced = Math.min(Integer.MAX_VALUE, replaced * factor(call));
    }
  }

  private static long factor(Call call) throws SqlRefusedException {
    boolean regexp = call.name().equals("regexp_replace");
    if (call.second() == null
        || call.third() == null
        || (regexp && call.third().indexOf('\\') >= 0)) {
      throw refused(
          call.name()
              + " takes constants only to search and to put in their place, without backslashes;"
              + " regexp_extract and split_part take texts apart");
    }
    int length = call.third().length();
    int found = Math.max(1, call.second().length());
    return regexp ? length + 1L : Math.max(1, (length + found - 1) / found);
  }

  private static String level(String path) {
    var matcher = LEVEL.matcher(path);
    return matcher.lookingAt() ? matcher.group() : path;
  }

  /** Once all of the tree was told. */
  void check() throws SqlRefusedException {
    int mostJoined = multiplies ? MOST_JOINED_WHERE_ROWS_MULTIPLY : MOST_JOINED;
    int mostReplaced = multiplies ? MOST_REPLACED_WHERE_ROWS_MULTIPLY : MOST_REPLACED;
    if (joined > mostJoined || levels.size() > MOST_LEVELS || (recursive && joined > 0)) {
      throw refused("it joins too many texts or lists with || or concat, or those of subqueries");
    }
    if (replaced > mostReplaced) {
      throw refused(
          "its replacements could make texts more than " + mostReplaced + " times as long");
    }
    if (collectedWithin && joins) {
      throw refused(
          "string_agg, list and their like may stand in the outermost SELECT, or in a query without"
              + " JOIN");
    }
    for (String lambda : lambdas) {
      if (lambdas.stream().anyMatch(other -> lambda.startsWith(other + "."))) {
        throw refused("a lambda may not stand in another one; unnest the list instead");
      }
    }
  }

  private static SqlRefusedException refused(String why) {
    return new SqlRefusedException("The query could take any memory: " + why + ". Nothing was run");
  }
}
