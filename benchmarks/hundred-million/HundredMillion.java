import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.DatabaseSink;
import io.tailrace.sink.database.PostgresAddress;
import io.tailrace.sink.database.PostgresSettings;
import io.tailrace.sink.database.SqliteSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Makes a database as a hundred million events leave it, from counts and not by sending: the sink
 * makes the tables, the rows are written beside it. {@code HundredMillion FOLDER|JDBC-URL [EVENTS
 * [ONE-IN]]}: the counts are those of all events; of deliveries, activity and people one in so many
 * is made (10), since each question about them finds its rows by an index. The same arguments make
 * the same rows.
 */
public final class HundredMillion {
  private static final int DAYS = 400;

  private HundredMillion() {}

  public static void main(String[] arguments) throws Exception {
    String where = arguments[0];
    long events = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100_000_000;
    int oneIn = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
    boolean sqlite = !where.startsWith("jdbc:");
    makeTables(sqlite ? folder(where) : server(where));
    Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS);
    Volume volume = new Volume(events, DAYS, end, oneIn);
    String url = sqlite ? "jdbc:sqlite:" + where + "/database.db" : texts(where);
    try (Connection connection = DriverManager.getConnection(url)) {
      prepare(connection, sqlite);
      long counted = new CountRows(connection, volume).write();
      System.err.printf(Locale.ROOT, "%,d events counted%n", counted);
      new KeptRows(connection, volume).write();
      connection.setAutoCommit(true);
      execute(connection, sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "ANALYZE");
    }
  }

  private static Database folder(String where) throws Exception {
    Files.createDirectories(Path.of(where));
    return Database.sqlite(SqliteSettings.in(Path.of(where)));
  }

  private static Database server(String url) {
    return Database.postgres(PostgresSettings.at(PostgresAddress.of(url)));
  }

  /** A time is given as text, whatever the column is. */
  private static String texts(String url) {
    return url
        + (url.contains("?") ? "&" : "?")
        + "stringtype=unspecified&reWriteBatchedInserts=true";
  }

  private static void makeTables(Database database) throws Exception {
    try (DatabaseSink sink = new DatabaseSink(database)) {
      sink.open();
    } finally {
      database.close();
    }
  }

  private static void prepare(Connection connection, boolean sqlite) throws SQLException {
    execute(connection, sqlite ? "PRAGMA synchronous = OFF" : "SET search_path = tailrace");
    execute(connection, sqlite ? "PRAGMA cache_size = -262144" : "SET synchronous_commit = off");
    connection.setAutoCommit(false);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
