package io.tailrace.sink.duckdb;

import io.tailrace.core.sql.SqlRefusedException;
import java.sql.SQLException;
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
      WITH tree AS (SELECT key, atom->>'$' AS word, path FROM json_tree(?::JSON)
        WHERE key IN ('type', 'function_name', 'table_name', 'schema_name', 'catalog_name') AND atom IS NOT NULL)
      SELECT n.key, n.word, EXISTS (SELECT 1 FROM tree t
          WHERE t.key = 'type' AND t.word = 'TABLE_FUNCTION' AND n.path = t.path || '.function')
      FROM tree n WHERE n.word <> ''
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
  // One call of these makes a value of any size, outside the memory limit and deaf to interruption;
  // or waits; or
  // writes; or reads memory that it is pointed at.
  private static final Set<String> FUNCTIONS =
      Set.of(
          "range",
          "generate_series",
          "repeat",
          "lpad",
          "rpad",
          "printf",
          "format",
          "bar",
          "bitstring",
          "to_base",
          "list_resize",
          "array_resize",
          "sleep_ms",
          "pg_sleep",
          "write_log",
          "nextval",
          "setseed",
          "json_serialize_plan",
          "json_deserialize_sql",
          "create_sort_key",
          "variant_bytes_to_variant",
          "finalize",
          "combine");

  private static final String PARAMETERS =
      "The query has parameters, but there are no values for them; nothing was run";
  private static final String FILES =
      "Files cannot be read here, only the warehouse's tables; nothing was run";

  private SqlGuard() {}

  static void check(ReadSession session, String query) throws SQLException, SqlRefusedException {
    if (query.indexOf('\0') >= 0) {
      throw new SqlRefusedException("The query holds a NUL character");
    }
    String tree = oneSelect(session, query);
    SqlRefusedException[] refused = new SqlRefusedException[1];
    session.query(
        WORDS,
        row -> {
          String reason = refusal(row.getString(1), row.getString(2), row.getBoolean(3));
          refused[0] = reason == null ? refused[0] : new SqlRefusedException(reason);
        },
        tree);
    if (refused[0] != null) {
      throw refused[0];
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
              ? "Only SELECT is allowed here (also FROM, VALUES, DESCRIBE, SUMMARIZE, SHOW TABLES); nothing was run"
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
    if (FUNCTIONS.contains(name) || name.startsWith("__internal")) {
      return name.equals("range") || name.equals("generate_series")
          ? "Write "
              + name
              + "(…) as a table: FROM "
              + name
              + "(…); as a list it may not fit into memory"
          : "The function " + name + " is not allowed here; nothing was run";
    }
    return null;
  }
}
