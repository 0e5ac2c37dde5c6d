package io.tailrace.core.sqlite;

import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.backup.FileContents;
import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.backup.KeptPosition;
import io.tailrace.core.backup.Renewal;
import io.tailrace.core.file.FileProblem;
import io.tailrace.core.file.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A file of SQLite's, as a backup takes it: {@code VACUUM INTO} on a connection that reads beside
 * the others. It stops no writer; the write-ahead log grows until it has ended. Immutable.
 *
 * @param file in the data folder
 * @param format the version of tables that this version writes
 * @param queries what to ask the file, and what to change in it
 */
public record SqliteKept(Path file, long format, Queries queries) implements KeptFile {
  private static final String BUSY_MILLIS = "5000";
  private static final String OPEN_READONLY = "1";

  /**
   * What to ask a file. Immutable.
   *
   * @param format one number: the version of its tables
   * @param positions of whom, partition, log id, offset
   * @param counted tables whose rows are counted
   * @param renewals take the new id, {@code ?1}, in place of the old one, {@code ?2}
   * @param ofSinks what depends on how far sinks are that have files of their own
   */
  public record Queries(
      String format,
      String positions,
      List<String> counted,
      List<String> renewals,
      OfSinks ofSinks) {
    public Queries {
      renewals = List.copyOf(renewals);
      counted = List.copyOf(counted);
    }
  }

  /**
   * What a file has of sinks that have files of their own, and that were copied before it.
   * Immutable.
   *
   * @param note one text, which says what is so before they are copied
   * @param undo each takes the note, {@code ?1}, a sink, {@code ?2}, its partition, {@code ?3}, and
   *     the offset in its copy, {@code ?4}; has this file know nothing that the copy lacks
   */
  public record OfSinks(String note, List<String> undo) {
    /** Nothing. */
    public static final OfSinks NOTHING = new OfSinks("SELECT ''", List.of());

    public OfSinks {
      undo = List.copyOf(undo);
    }
  }

  @Override
  public String name() {
    return file.getFileName().toString();
  }

  @Override
  public long bytes() throws IOException {
    Path wal = WalCopy.wal(file);
    return Files.size(file) + (Files.exists(wal) ? Files.size(wal) : 0);
  }

  @Override
  public String note() throws IOException {
    try (Connection connection = readOnly("jdbc:sqlite:" + file)) {
      return note(connection);
    } catch (SQLException e) {
      throw failed("could not be read", e);
    }
  }

  private String note(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(queries.ofSinks().note())) {
      return row.next() ? row.getString(1) : "";
    }
  }

  @Override
  public FileContents copy(Path target, CopyPace pace) throws IOException {
    OwnerOnly.create(target);
    try (FileChannel copy = FileChannel.open(target, StandardOpenOption.WRITE);
        Connection from = readOnly("jdbc:sqlite:" + file)) {
      PacedVacuum.into(from, target, copy, pace);
      copy.force(true);
    } catch (SQLException e) {
      throw failed("could not be copied", e);
    }
    return contents(target);
  }

  @Override
  public FileContents lying(Path folder) throws IOException {
    Path lying = folder.resolve(name());
    try {
      FileAtRest.require(lying);
    } catch (NotAtRestException e) {
      throw new IOException(
          "It cannot be read as it lies: "
              + e.getMessage()
              + ". Start the server, and back up while it runs",
          e);
    }
    return contents(lying);
  }

  private FileContents contents(Path found) throws IOException {
    try (Connection connection = readOnly(FileAtRest.url(found))) {
      Map<String, Long> counts = new LinkedHashMap<>();
      for (String table : queries.counted()) {
        counts.put(table, number(connection, "SELECT count(*) FROM " + table));
      }
      return new FileContents(
          number(connection, queries.format()), positions(connection), counts, note(connection));
    } catch (SQLException e) {
      throw failed("could not be read", e);
    }
  }

  private List<KeptPosition> positions(Connection connection) throws SQLException {
    List<KeptPosition> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(queries.positions())) {
      while (rows.next()) {
        UUID logId = UUID.fromString(rows.getString(3));
        found.add(new KeptPosition(rows.getString(1), rows.getInt(2), logId, rows.getLong(4)));
      }
    }
    return found;
  }

  @Override
  public List<String> names(Path folder) {
    return Stream.of("", "-wal", "-shm")
        .map(ending -> name() + ending)
        .filter(each -> Files.exists(folder.resolve(each)))
        .filter(each -> each.equals(name()) || folder.resolve(name()).toFile().exists())
        .toList();
  }

  @Override
  public void renew(Path folder, Renewal renewal) throws IOException {
    Path found = folder.resolve(name());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + found)) {
      connection.setAutoCommit(false);
      renew(connection, renewal);
      connection.commit();
    } catch (SQLException e) {
      throw failed("could not be given the log's new id", e);
    }
  }

  private void renew(Connection connection, Renewal renewal) throws SQLException {
    for (String each : queries.renewals()) {
      update(connection, each, renewal.to().toString(), renewal.from().toString());
    }
    for (KeptPosition sink : renewal.sinks()) {
      for (String each : queries.ofSinks().undo()) {
        update(connection, each, renewal.note(), sink.of(), sink.partition(), sink.offset());
      }
    }
  }

  private static void update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int wanted = statement.getParameterMetaData().getParameterCount();
      for (int i = 0; i < wanted; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static Connection readOnly(String url) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("open_mode", OPEN_READONLY);
    properties.setProperty("busy_timeout", BUSY_MILLIS);
    return DriverManager.getConnection(url, properties);
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private IOException failed(String what, SQLException e) {
    String why = e.getCause() instanceof IOException io ? FileProblem.of(io) : e.getMessage();
    return new IOException(name() + " " + what + ": " + why, e);
  }
}
