package io.tailrace.sink.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.CRC32;
import org.sqlite.SQLiteConfig;

/**
 * Brings a SQLite file's tables up to this version, all in one transaction, so that a process that
 * is killed leaves the file as it was. It writes down what it did as Flyway would, which did this
 * in earlier versions: either goes on where the other ended. Flyway itself needs 2 MB of libraries
 * and a second of the processor's time, which who embeds this sink should not have to bring. For
 * one thread.
 */
final class SqliteMigrations {
  /** The folder of its scripts among our resources. */
  static final String SCRIPTS = "io/tailrace/sink/database/migration/sqlite";

  /** By version, beginning with 1. A class where there is no script. */
  private static final List<String> NAMES =
      List.of(
          "V1__tables.sql",
          "V2__opt_outs.sql",
          "io.tailrace.sink.database.Rereading",
          "V4__bounce_counts.sql");

  private static final String HISTORY =
      """
      CREATE TABLE IF NOT EXISTS "flyway_schema_history" (
          "installed_rank" INT NOT NULL PRIMARY KEY,
          "version" VARCHAR(50),
          "description" VARCHAR(200) NOT NULL,
          "type" VARCHAR(20) NOT NULL,
          "script" VARCHAR(1000) NOT NULL,
          "checksum" INT,
          "installed_by" VARCHAR(100) NOT NULL,
          "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
          "execution_time" INT NOT NULL,
          "success" BOOLEAN NOT NULL
      );
      CREATE INDEX IF NOT EXISTS "flyway_schema_history_s_idx"
          ON "flyway_schema_history" ("success");
      """;

  private static final String DONE =
      "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
          + " checksum, installed_by, execution_time, success)"
          + " SELECT coalesce(max(installed_rank), 0) + 1, ?, ?, ?, ?, ?, '', 0, 1"
          + " FROM flyway_schema_history";

  private final SqliteSettings settings;
  private final Dialect dialect;

  SqliteMigrations(SqliteSettings settings, Dialect dialect) {
    this.settings = settings;
    this.dialect = dialect;
  }

  void run() throws SQLException {
    SQLiteConfig config = SqliteFile.config(settings);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    try (Connection connection = config.createConnection(SqliteFile.url(settings.file()))) {
      connection.setAutoCommit(false);
      execute(connection, HISTORY);
      for (int version = done(connection) + 1; version <= Migrations.LATEST; version++) {
        step(connection, version);
      }
      connection.commit();
    }
  }

  private static int done(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(Migrations.VERSION)) {
      return row.getInt(1);
    }
  }

  private void step(Connection connection, int version) throws SQLException {
    String name = NAMES.get(version - 1);
    if (name.endsWith(".sql")) {
      String script = script(name);
      execute(connection, script);
      String description = name.substring(4, name.length() - 4).replace('_', ' ');
      note(connection, new Done(version, description, "SQL", name, checksum(script)));
    } else {
      new RereadTables(connection, dialect).run();
      note(connection, new Done(version, "rereading", "JDBC", name, null));
    }
  }

  /**
   * A line of the history.
   *
   * @param checksum null where there is no script
   */
  private record Done(
      int version, String description, String type, String name, Integer checksum) {}

  private static void note(Connection connection, Done done) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(DONE)) {
      insert.setString(1, String.valueOf(done.version()));
      insert.setString(2, done.description());
      insert.setString(3, done.type());
      insert.setString(4, done.name());
      insert.setObject(5, done.checksum());
      insert.executeUpdate();
    }
  }

  /** All of its statements: the driver takes several at once. */
  private static void execute(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }

  private static String script(String name) {
    String path = SCRIPTS + "/" + name;
    try (InputStream in = SqliteMigrations.class.getClassLoader().getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Flyway reckons it: of the lines, without what ends them. */
  private static int checksum(String script) {
    CRC32 crc = new CRC32();
    script.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }
}
