package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sqlite.SQLiteException;

/**
 * Moves all that a SQLite database holds into an empty one on PostgreSQL: also what is older than
 * the log, which no replay could bring back, and the position, from which the sink goes on. Nobody
 * may write to either meanwhile. One that was interrupted begins anew. For one thread.
 */
public final class DatabaseCopy {
  /** The positions come last: before them, all that they stand for. */
  static final List<String> TABLES =
      List.of(
          "people",
          "deliveries",
          "suppressions",
          "suppression_lifts",
          "opt_outs",
          "addresses",
          "activity",
          "hourly_counts",
          "provider_counts",
          "source_counts",
          "bounce_counts",
          "bounce_samples",
          "names",
          "dead_letters",
          "quarantine",
          "bookkeeping",
          "positions");

  private static final String UNDER_WAY = "copy_under_way";
  private final DatabaseDoor from;
  private final DatabaseDoor to;

  public DatabaseCopy(Database from, Database to) {
    this.from = from.engine();
    this.to = to.engine();
  }

  /** How many rows a table has, there and here. */
  public record Copied(String table, long rows) {}

  /** The copy cannot be made, or is not whole; the message says what to do. */
  public static final class CopyRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    CopyRefusedException(String message) {
      super(message);
    }
  }

  /**
   * Copies, and compares what both hold.
   *
   * @param progress is told of each table once it is there
   */
  public List<Copied> run(Consumer<Copied> progress)
      throws SinkUnavailableException, CopyRefusedException {
    from.requireMade();
    OpenDatabase.open(from).close(); // brought up to this version
    try (OpenDatabase target = OpenDatabase.open(to)) {
      begin(target);
      List<Copied> copied = copyAll(target, progress);
      for (Copied table : copied) {
        compare(target, table);
      }
      target.write(
          () -> execute(target, "DELETE FROM bookkeeping WHERE name = '" + UNDER_WAY + "'"));
      return copied;
    } catch (SQLException e) {
      throw to.unavailable(e);
    }
  }

  /** Only what an earlier copy left behind may be there, and goes. */
  private static void begin(OpenDatabase target)
      throws SQLException, SinkUnavailableException, CopyRefusedException {
    boolean interrupted =
        target.read(
                () -> count(target.connection(), "bookkeeping WHERE name = '" + UNDER_WAY + "'"))
            > 0;
    for (String table : TABLES) {
      if (!interrupted && target.read(() -> count(target.connection(), table)) > 0) {
        throw new CopyRefusedException(
            "There is something in its table '"
                + table
                + "' already, and two databases are not merged. Nothing was changed. Choose another"
                + " schema with --schema, or drop this one if nothing in it is needed.");
      }
    }
    target.write(
        () -> {
          execute(target, "TRUNCATE " + String.join(", ", TABLES));
          return execute(
              target, "INSERT INTO bookkeeping (name, value) VALUES ('" + UNDER_WAY + "', '1')");
        });
  }

  private List<Copied> copyAll(OpenDatabase target, Consumer<Copied> progress)
      throws SQLException, SinkUnavailableException {
    List<Copied> copied = new ArrayList<>();
    try (Connection source = from.reader()) {
      for (String table : TABLES) {
        Copied done = new Copied(table, new TableCopy(source, target, table).run());
        copied.add(done);
        progress.accept(done);
      }
    } catch (SQLiteException e) {
      throw from.unavailable(e);
    }
    return copied;
  }

  /** The mark of the copy is one row more. */
  private static void compare(OpenDatabase target, Copied table)
      throws SQLException, SinkUnavailableException, CopyRefusedException {
    long there = target.read(() -> count(target.connection(), table.table));
    long expected = table.rows + (table.table.equals("bookkeeping") ? 1 : 0);
    if (there != expected) {
      throw new CopyRefusedException(
          "Of '"
              + table.table
              + "', "
              + table.rows
              + " rows were read but "
              + there
              + " are there: somebody else writes to one of the two. Stop that, and copy again.");
    }
  }

  private static long count(Connection connection, String what) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + what)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static int execute(OpenDatabase target, String sql) throws SQLException {
    try (Statement statement = target.connection().createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
