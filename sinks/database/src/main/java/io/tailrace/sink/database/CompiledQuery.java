package io.tailrace.sink.database;

import io.tailrace.core.sql.SqlRefusedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Looks at what SQLite's own compiler made of a query before it is run: the program must write
 * nothing, call only functions that SQLite declares harmless, and read only tables, views and JSON.
 * Whatever reading the text has missed, this does not. Stateless.
 */
final class CompiledQuery {
  /** Not marked as harmless in our build, but they only calculate. */
  private static final Set<String> ALSO_HARMLESS =
      Set.of(
          "median",
          "percentile",
          "percentile_cont",
          "percentile_disc",
          "stdev",
          "variance",
          "lower_quartile",
          "upper_quartile",
          "mode");

  private static final Set<String> WRITES =
      Set.of(
          "OpenWrite",
          "VUpdate",
          "VCreate",
          "VDestroy",
          "CreateBtree",
          "Destroy",
          "Clear",
          "ParseSchema",
          "SetCookie",
          "SqlExec",
          "Vacuum",
          "IncrVacuum",
          "JournalMode",
          "Checkpoint",
          "Savepoint",
          "AutoCommit");

  private CompiledQuery() {}

  static void check(Connection connection, String query) throws SQLException, SqlRefusedException {
    Set<String> harmless = harmless(connection);
    boolean virtual = false;
    try (Statement statement = connection.createStatement();
        ResultSet program = statement.executeQuery("EXPLAIN " + query)) {
      while (program.next()) {
        String opcode = program.getString("opcode");
        refuseWriting(opcode, program.getInt("p2"));
        if (opcode.equals("Function") || opcode.equals("PureFunc") || opcode.startsWith("Agg")) {
          refuseUnlessIn(harmless, program.getString("p4"));
        }
        virtual |= opcode.equals("VOpen");
      }
    }
    if (virtual) {
      refuseModules(connection, query);
    }
  }

  private static void refuseWriting(String opcode, int p2) throws SqlRefusedException {
    if (WRITES.contains(opcode) || (opcode.equals("Transaction") && p2 != 0)) {
      throw new SqlRefusedException(
          "Only reading is allowed here; this would write. Nothing was run.");
    }
  }

  /** The text is a function's name and how many arguments it takes: {@code count(1)}. */
  private static void refuseUnlessIn(Set<String> harmless, String function)
      throws SqlRefusedException {
    int open = function == null ? -1 : function.indexOf('(');
    String name = open < 0 ? "" : function.substring(0, open).toLowerCase(Locale.ROOT);
    if (open > 0 && !harmless.contains(name) && !ALSO_HARMLESS.contains(name)) {
      throw new SqlRefusedException("The function " + name + " may not be called here.");
    }
  }

  private static Set<String> harmless(Connection connection) throws SQLException {
    Set<String> names = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT name FROM pragma_function_list WHERE flags & 0x200000")) {
      while (rows.next()) {
        names.add(rows.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** The program does not name its virtual tables, so any word of the query may be one. */
  private static void refuseModules(Connection connection, String query)
      throws SQLException, SqlRefusedException {
    String words = " " + query.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", " ") + " ";
    if (words.contains(" pragma_")) {
      throw new SqlRefusedException("Settings are not shown here.");
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM pragma_module_list")) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (!name.startsWith("json_") && words.contains(" " + name + " ")) {
          throw new SqlRefusedException("The virtual table " + name + " may not be used here.");
        }
      }
    }
  }
}
