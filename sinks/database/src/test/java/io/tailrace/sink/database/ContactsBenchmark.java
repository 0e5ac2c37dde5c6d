package io.tailrace.sink.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How long SQLite takes to say whether an address may be written to, as {@code /api/contact} asks
 * it: one at a time, each over a connection of its own, and a thousand at once; by command, with
 * the number of people. A twentieth of them are suppressed, and as many unsubscribed.
 */
public final class ContactsBenchmark {
  private static final int QUESTIONS = 5_000;
  private static final int AT_ONCE = 1_000;

  private ContactsBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder = Files.createTempDirectory("contacts");
    SqliteSettings settings = SqliteSettings.in(folder);
    try (Database database = Database.sqlite(settings);
        DatabaseSink sink = new DatabaseSink(database)) {
      sink.open();
      try (Connection connection = DriverManager.getConnection(SqliteFile.url(settings.file()));
          Statement statement = connection.createStatement()) {
        fill(statement, people);
      }
      ask(new DatabaseReader(database).contacts(), people);
    }
  }

  private static void fill(Statement statement, int people) throws SQLException {
    String numbers =
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + people + ")";
    statement.executeUpdate(
        "INSERT INTO people (feed, person, customer_id, email_address, subscribed,"
            + " subscription_changed_at, subscription_from, first_event_at, last_event_at)"
            + numbers
            + " SELECT 'default', printf('%012x', i * 7919), i, 'Person' || i || '@example.com',"
            + " i % 20 <> 0, '2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z unsubscribed e' || i,"
            + " '2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z' FROM n");
    statement.executeUpdate(
        "INSERT INTO suppressions (feed, object_type, address, reason, since, last_event_at, person,"
            + " last_event_from) SELECT 'default', 'email', lower(email_address), 'bounced',"
            + " last_event_at, last_event_at, person, '2026-11-23T12:00:00Z b' FROM people"
            + " WHERE customer_id % 20 = 1");
  }

  private static void ask(Contacts contacts, int people) throws Exception {
    Random random = new Random(42);
    long[] nanos = new long[QUESTIONS];
    int found = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      String address = "person" + (1 + random.nextInt(people)) + "@example.com";
      long began = System.nanoTime();
      Contacts.Found one = contacts.find(List.of(address), null).get(0);
      nanos[i] = System.nanoTime() - began;
      found += one.ofAddress().isEmpty() ? 0 : 1;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%,d questions, %,d found: median %.3f ms, p99 %.3f ms%n",
        QUESTIONS, found, nanos[QUESTIONS / 2] / 1e6, nanos[QUESTIONS / 100 * 99] / 1e6);
    long[] many = new long[20];
    for (int i = 0; i < many.length; i++) {
      List<String> addresses =
          IntStream.range(0, AT_ONCE)
              .mapToObj(it -> "person" + (1 + random.nextInt(people)) + "@example.com")
              .toList();
      long began = System.nanoTime();
      contacts.find(addresses, null);
      many[i] = System.nanoTime() - began;
    }
    Arrays.sort(many);
    System.out.printf("%,d at once: median %.1f ms%n", AT_ONCE, many[many.length / 2] / 1e6);
  }
}
