package io.tailrace.sink.database;

import io.tailrace.core.sql.SqlRefusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.Parser;

/**
 * Looks at a query before it is run: it must be one statement to the driver, name no function that
 * does more than calculate, and PostgreSQL's plan for it must read only tables and views, and of
 * the server's own catalogue only what describes them. For one thread.
 *
 * @param connection in a transaction that cannot write
 */
record PlannedQuery(Connection connection) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
  private static final Pattern ESCAPED_NAME = Pattern.compile("[uU]&\"");

  /**
   * A function that may do anything is declared volatile; those of {@code pg_} show the server's
   * inside, and those of {@code _to_xml} read what their text says.
   */
  private static final String REFUSED_FUNCTION =
      "SELECT proname FROM pg_catalog.pg_proc WHERE proname = ANY (?) AND ("
          + "provolatile = 'v' OR prosecdef OR proname LIKE 'pg\\_%' OR proname LIKE '%\\_to\\_xml%'"
          + " OR proname LIKE 'dblink%' OR proname IN ('current_setting', 'ts_stat'))"
          + " AND proname NOT IN ('random', 'random_normal', 'clock_timestamp', 'timeofday',"
          + " 'gen_random_uuid', 'pg_typeof', 'pg_size_pretty') LIMIT 1";

  private static final String STEPS =
      "SELECT DISTINCT step ->> 'Node Type', step ->> 'Schema', step ->> 'Relation Name',"
          + " step ->> 'Function Name'"
          + " FROM jsonb_path_query(CAST(? AS jsonb), '$.** ? (exists(@.\"Node Type\"))') AS step";

  private static final Set<String> DESCRIBING =
      Set.of(
          "pg_class",
          "pg_namespace",
          "pg_attribute",
          "pg_attrdef",
          "pg_type",
          "pg_index",
          "pg_constraint",
          "pg_collation",
          "pg_depend",
          "pg_description",
          "pg_sequence");

  void check(String query) throws SQLException, SqlRefusedException {
    if (Parser.parseJdbcSql(query, true, false, true, false, false).size() != 1) {
      throw new SqlRefusedException("Only one statement is run here. Nothing was run.");
    }
    if (ESCAPED_NAME.matcher(query).find()) {
      throw new SqlRefusedException("Write names without U&\"…\". Nothing was run.");
    }
    refuseFunctions(words(query));
    checkPlan(plan(query));
  }

  private static Set<String> words(String query) {
    Set<String> words = new TreeSet<>();
    Matcher matcher = WORD.matcher(query);
    while (matcher.find()) {
      words.add(matcher.group().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  private void refuseFunctions(Set<String> names) throws SQLException, SqlRefusedException {
    try (PreparedStatement statement = connection.prepareStatement(REFUSED_FUNCTION)) {
      statement.setArray(1, connection.createArrayOf("name", names.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          throw new SqlRefusedException(
              "The function " + row.getString(1) + " may not be called here. Nothing was run.");
        }
      }
    }
  }

  private String plan(String query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet row = statement.executeQuery("EXPLAIN (VERBOSE, FORMAT JSON) " + query)) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private void checkPlan(String plan) throws SQLException, SqlRefusedException {
    Set<String> functions = new TreeSet<>();
    try (PreparedStatement statement = connection.prepareStatement(STEPS)) {
      statement.setString(1, plan);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          checkStep(row.getString(1), row.getString(2), row.getString(3));
          if (row.getString(4) != null) {
            functions.add(row.getString(4));
          }
        }
      }
    }
    refuseFunctions(functions);
  }

  private static void checkStep(String step, String schema, String relation)
      throws SqlRefusedException {
    if (step.equals("ModifyTable") || step.equals("Foreign Scan")) {
      throw new SqlRefusedException("Only reading this database is allowed here. Nothing was run.");
    }
    if (relation != null && "pg_catalog".equals(schema) && !DESCRIBING.contains(relation)) {
      throw new SqlRefusedException("The table " + relation + " may not be read here.");
    }
  }
}
