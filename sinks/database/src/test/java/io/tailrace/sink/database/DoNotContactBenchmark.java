package io.tailrace.sink.database;

import io.tailrace.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/**
 * How long an application waits that asks PostgreSQL, over a connection that it keeps, whether an
 * address may be written to; by command, with the number of people. A twentieth of them are
 * suppressed, and as many unsubscribed.
 */
public final class DoNotContactBenchmark {
  private static final int QUESTIONS = 20_000;
  private static final String QUESTION = "SELECT reason FROM do_not_contact WHERE address = ?";

  private DoNotContactBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000_000;
    Map<String, String> settings = Map.of("shared_buffers", "512MB", "max_wal_size", "4GB");
    try (PostgresServer server = PostgresServer.start(settings)) {
      var address = PostgresAddress.of(server.url());
      try (Database database = Database.postgres(PostgresSettings.at(address));
          DatabaseSink sink = new DatabaseSink(database)) {
        sink.open();
      }
      try (Connection connection = DriverManager.getConnection(server.url());
          Statement statement = connection.createStatement()) {
        statement.execute("SET search_path = tailrace");
        fill(statement, people);
        explain(statement, people);
        ask(connection, people);
      }
    }
  }

  private static void fill(Statement statement, int people) throws SQLException {
    statement.execute(
        "INSERT INTO people (feed, person, customer_id, email_address, subscribed,"
            + " subscription_changed_at, first_event_at, last_event_at)"
            + " SELECT 'default', md5(i::text), i, 'Person' || i || '@example.com', i % 20 <> 0,"
            + " now(), now(), now() FROM generate_series(1, "
            + people
            + ") AS i");
    statement.execute(
        "INSERT INTO suppressions (feed, object_type, address, reason, since, last_event_at, person,"
            + " last_event_from) SELECT 'default', 'email', lower(email_address), 'bounced', now(),"
            + " now(), person, '' FROM people WHERE customer_id::int % 20 = 1");
    statement.execute("VACUUM ANALYZE");
  }

  private static void explain(Statement statement, int people) throws SQLException {
    try (ResultSet lines =
        statement.executeQuery(
            "EXPLAIN (ANALYZE, BUFFERS) "
                + QUESTION.replace("?", "'person" + people / 20 * 20 + "@example.com'"))) {
      while (lines.next()) {
        System.out.println(lines.getString(1));
      }
    }
  }

  private static void ask(Connection connection, int people) throws SQLException {
    Random random = new Random(42);
    long[] nanos = new long[QUESTIONS];
    int found = 0;
    try (PreparedStatement statement = connection.prepareStatement(QUESTION)) {
      for (int i = 0; i < QUESTIONS; i++) {
        long began = System.nanoTime();
        statement.setString(1, "person" + (1 + random.nextInt(people)) + "@example.com");
        try (ResultSet row = statement.executeQuery()) {
          found += row.next() ? 1 : 0;
        }
        nanos[i] = System.nanoTime() - began;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%,d questions, %,d found: median %.3f ms, p99 %.3f ms, longest %.3f ms%n",
        QUESTIONS,
        found,
        nanos[QUESTIONS / 2] / 1e6,
        nanos[QUESTIONS / 100 * 99] / 1e6,
        nanos[QUESTIONS - 1] / 1e6);
  }
}
