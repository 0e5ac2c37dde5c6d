package io.tailrace.sink.database;

import io.tailrace.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * PostgreSQL databases for the contract: a file in the folder says where each is, for another
 * process too. For one thread.
 */
class PostgresTrialDatabases extends TrialDatabases {
  private static final List<String> ALL =
      List.of(
          "people",
          "deliveries",
          "suppressions",
          "hourly_counts",
          "provider_counts",
          "source_counts",
          "bounce_counts",
          "bounce_samples",
          "activity",
          "positions",
          "opt_outs",
          "addresses",
          "suppression_lifts");

  @Override
  TrialDatabase of(Path folder) throws IOException {
    Path note = folder.resolve("postgres");
    if (!Files.exists(note)) {
      Files.write(
          note, List.of(PostgresServer.shared().url(), PostgresServer.freshName("contract")));
    }
    List<String> lines = Files.readAllLines(note);
    return TrialDatabase.postgres(lines.get(0), lines.get(1));
  }

  /** What is committed by now, in another schema. */
  @Override
  public Path crashed(Path folder, Path copy) throws IOException {
    Files.createDirectories(copy);
    try (TrialDatabase from = of(folder);
        TrialDatabase to = of(copy);
        DatabaseSink sink = new DatabaseSink(to.database());
        Tables tables = to.tables()) {
      sink.open();
      for (String table : ALL) {
        Object columns = tables.value(columnsOf(table));
        tables.execute(
            "INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM %3$s.%1$s"
                .formatted(table, columns, from.schema()));
      }
      return copy;
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException(e));
    } catch (io.tailrace.core.sink.SinkUnavailableException e) {
      throw new IOException(e);
    }
  }

  /** Less those that are generated. */
  private static String columnsOf(String table) {
    return "SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute"
        + " WHERE attrelid = '"
        + table
        + "'::regclass AND attnum > 0 AND attgenerated = ''";
  }
}
