package io.tailrace.sink.duckdb;

import io.tailrace.core.sql.SqlRefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks at what a query would do before anything of it runs, in the syntax tree that DuckDB's own
 * parser makes: preparing a text of two statements would execute the first. What it lets through
 * runs in a read-only transaction of an instance without access to files, so it is the first of
 * three doors. Stateless.
 */
final class SqlGuard {
  private static final String PARSED =
      """
      WITH parsed AS (SELECT json_serialize_sql(?::VARCHAR) AS tree)
      SELECT tree->>'error_message', coalesce(json_array_length(tree->'statements'), 0), tree FROM parsed
      """;
  private static final String WORDS =
      """
      WITH given AS (SELECT ?::JSON AS tree),
      words AS (SELECT key, atom->>'$' AS word, path FROM given, json_tree(given.tree)
        WHERE key IN ('type', 'function_name', 'table_name', 'schema_name', 'catalog_name') AND atom IS NOT NULL)
      SELECT n.key, n.word, n.path,
        EXISTS (SELECT 1 FROM words t
          WHERE t.key = 'type' AND t.word = 'TABLE_FUNCTION' AND n.path = t.path || '.function'),
        tree->>(n.path || '.class'),
        coalesce(json_array_length(tree, n.path || '.children'), 0),
        tree->>(n.path || '.children[1].value.value'),
        tree->>(n.path || '.children[2].value.value')
      FROM words n, given WHERE n.word <> ''
      """;
  // As tables these bring rows bit by bit and read nothing but their arguments and the catalog.
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of(
          "range",
          "generate_series",
          "unnest",
          "json_each",
          "json_tree",
          "duckdb_columns",
          "duckdb_tables",
          "duckdb_views",
          "duckdb_types",
          "duckdb_functions",
          "duckdb_keywords",
          "duckdb_memory",
          "pragma_table_info",
          "pragma_database_size",
          "pragma_version",
          "histogram",
          "histogram_values");
  private static final String PARAMETERS =
      "The query has parameters, but there are no values for them; nothing was run";
  private static final String FILES =
      "Files cannot be read here, only the warehouse's tables; nothing was run";

  private SqlGuard() {}

  /** Refuses what must not run, and bounds what a query that multiplies rows may read. */
  static void check(ReadSession session, String query) throws SQLException, SqlRefusedException {
    QueryText.check(query);
    String tree = oneSelect(session, query);
    List<Word> words = new ArrayList<>();
    session.query(WORDS, row -> words.add(Word.of(row)), tree);
    Growth growth = new Growth();
    for (Word word : words) {
      check(word, growth);
    }
    growth.check();
    if (growth.multiplies()) {
      LongValues.refuseIn(session, words.stream().anyMatch(Word::namesItsPlace));
    }
  }

  /** One of the words in a syntax tree that matter. */
  private record Word(
      String key, String text, boolean asTable, String nodeClass, Growth.Call call) {
    static Word of(ResultSet row) throws SQLException {
      String name = row.getString(2).toLowerCase(Locale.ROOT);
      return new Word(
          row.getString(1),
          row.getString(2),
          row.getBoolean(4),
          String.valueOf(row.getString(5)),
          new Growth.Call(
              name, row.getString(3), row.getInt(6), row.getString(7), row.getString(8)));
    }

    boolean window() {
      return nodeClass.equals("WINDOW");
    }

    /** Of a table, not of a function. */
    boolean namesItsPlace() {
      return (key.equals("schema_name") || key.equals("catalog_name"))
          && !text.equals("information_schema");
    }
  }

  private static void check(Word word, Growth growth) throws SqlRefusedException {
    String reason = refusal(word.key(), word.text(), word.asTable());
    if (reason != null) {
      throw new SqlRefusedException(reason);
    }
    if (word.key().equals("type")) {
      growth.type(word.text(), word.call().path());
      if (word.nodeClass().equals("SUBQUERY")) {
        growth.subquery();
      }
    } else if (word.key().equals("function_name") && word.window()) {
      growth.window(word.call().name());
    } else if (word.key().equals("function_name") && !word.asTable()) {
      growth.call(word.call());
    }
  }

  private static String oneSelect(ReadSession session, String query)
      throws SQLException, SqlRefusedException {
    String[] parsed = new String[2];
    long[] statements = new long[1];
    session.query(
        PARSED,
        row -> {
          parsed[0] = row.getString(1);
          statements[0] = row.getLong(2);
          parsed[1] = row.getString(3);
        },
        query);
    if (parsed[0] != null) {
      throw new SqlRefusedException(
          parsed[0].startsWith("Only SELECT")
              ? "Only SELECT is allowed here (also FROM, VALUES, DESCRIBE, SUMMARIZE, SHOW TABLES);"
                  + " nothing was run"
              : "The query cannot be read: " + parsed[0]);
    }
    if (statements[0] != 1) {
      throw new SqlRefusedException(
          "Exactly one statement is allowed, found " + statements[0] + "; nothing was run");
    }
    return parsed[1];
  }

  /** Null if there is nothing against it. */
  private static String refusal(String key, String word, boolean asTable) {
    String name = word.toLowerCase(Locale.ROOT);
    return switch (key) {
      case "function_name" -> functionRefusal(name, asTable);
      case "type" -> name.equals("value_parameter") ? PARAMETERS : null;
      default -> name.contains("/") || name.contains("\\") ? FILES : null;
    };
  }

  private static String functionRefusal(String name, boolean asTable) {
    if (asTable) {
      return TABLE_FUNCTIONS.contains(name)
          ? null
          : "The table function " + name + " is not allowed here; nothing was run";
    }
    return Functions.refusal(name);
  }
}
