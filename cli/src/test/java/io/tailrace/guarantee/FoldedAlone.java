package io.tailrace.guarantee;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.DatabaseSink;
import io.tailrace.sink.database.PostgresAddress;
import io.tailrace.sink.database.PostgresSettings;
import io.tailrace.testkit.customerio.SimulatedEvent;
import io.tailrace.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one thread makes of some events that nothing disturbs: each table that several processes
 * filled under kills must hold the same rows. For one thread.
 */
final class FoldedAlone {
  private static final List<String> TABLES =
      List.of(
          "people",
          "deliveries",
          "suppressions",
          "activity",
          "hourly_counts",
          "provider_counts",
          "source_counts",
          "bounce_counts",
          "bounce_samples");
  private static final UUID LOG = UUID.randomUUID();
  private final PostgresServer postgres;
  private final String schema = PostgresServer.freshName("alone");

  private FoldedAlone(PostgresServer postgres) {
    this.postgres = postgres;
  }

  static FoldedAlone of(PostgresServer postgres, Collection<SimulatedEvent> events)
      throws Exception {
    FoldedAlone alone = new FoldedAlone(postgres);
    alone.fold(List.copyOf(events));
    return alone;
  }

  private void fold(List<SimulatedEvent> events) throws Exception {
    var address = new PostgresAddress(postgres.url(), "postgres", Optional::empty);
    try (Database database = Database.postgres(PostgresSettings.at(address).withSchema(schema));
        DatabaseSink sink = new DatabaseSink(database)) {
      sink.open();
      for (int from = 0; from < events.size(); from += 1_000) {
        int to = Math.min(events.size(), from + 1_000);
        List<SinkRecord> records = new ArrayList<>();
        for (int offset = from; offset < to; offset++) {
          records.add(record(offset, events.get(offset)));
        }
        sink.write(new Batch(records, Position.at(LOG, 0, to), 1, false));
      }
    }
  }

  private static SinkRecord record(long offset, SimulatedEvent event) throws Exception {
    byte[] body = event.body();
    return new SinkRecord(
        new LogRecord(
            0,
            offset,
            "default",
            RecordKind.EVENT,
            event.eventId(),
            Source.WEBHOOK,
            null,
            Instant.now(),
            body),
        EventDecoder.decode(body));
  }

  /** The rows that only one of the two has, of whatever table; empty if they agree. */
  List<String> differences(String otherSchema) throws SQLException {
    List<String> differences = new ArrayList<>();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        String rows = "SELECT " + columns(statement, table) + " FROM %s." + table;
        String here = rows.formatted(schema);
        String there = rows.formatted(otherSchema);
        differences.addAll(onlyIn(statement, table + " misses ", here, there));
        differences.addAll(onlyIn(statement, table + " has too much ", there, here));
      }
    }
    return differences;
  }

  private static List<String> onlyIn(Statement statement, String what, String one, String other)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    String query = "SELECT r::text FROM (%s EXCEPT ALL %s) r LIMIT 5".formatted(one, other);
    try (ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        rows.add(what + found.getString(1));
      }
    }
    return rows;
  }

  /** All but when we received it, and the order in which rows were made. */
  private String columns(Statement statement, String table) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT string_agg(quote_ident(column_name), ',') FROM information_schema.columns"
                + " WHERE table_schema = '%s' AND table_name = '%s'".formatted(schema, table)
                + " AND column_name NOT IN ('seq', 'received_at')")) {
      row.next();
      return row.getString(1);
    }
  }
}
