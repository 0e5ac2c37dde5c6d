package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A database of the version before, with what it had misunderstood, is read once more. */
@OnEachEngine
class RereadingTest {
  private static final String DAY = "2026-11-23T12:00:0";
  @Parameter TrialEngine engine;
  @TempDir Path folder;
  private TrialDatabase trial;
  private Tables tables;

  @BeforeEach
  void asItWasBefore() throws Exception {
    trial = engine.in(folder);
    TrialFlyway.on(trial).target(MigrationVersion.fromVersion("1")).load().migrate();
    tables = trial.tables();
    person("ann", "ann@example.com", "{\"channels\":{\"sms\":false},\"topics\":{\"t\":false}}");
    person("bob", "bob@example.com", null);
    person("cid", "cid@example.com", null);
    person("dot", "dot@example.com", "no JSON");
    delivery("D1", "customer", "ann", "ann@example.com", "unsubscribed_at", 1, null);
    delivery("D2", "email", "bob", "Bob <Bob@example.com>", "unsubscribed_at", 2, null);
    delivery("D3", "email", "cid", "cid@example.com", "bounced_at", 3, "550 5.1.1 unknown");
    delivery("D4", "sms", "dot", "+14155550100", "sent_at", 4, null);
    delivery(
        "D5",
        "email",
        "dot",
        "e@x.example, f@x.example",
        "bounced_at",
        5,
        "550 <f@x.example> gone");
    activity("e1", "customer", "unsubscribed", "dot", 6);
    suppression("cid@example.com", "bounced", "550 5.7.1 policy");
    suppression("policy@example.com", "bounced", "550 5.7.515 DMARC");
    suppression("dead@example.com", "bounced", "550 5.1.1 unknown");
    suppression("e@x.example, f@x.example", "bounced", "550 <f@x.example> gone");
    suppression("spam@example.com", "spammed", null);
  }

  @AfterEach
  void close() throws Exception {
    tables.close();
    trial.close();
  }

  private void insert(String table, Object... pairs) throws Exception {
    StringBuilder names = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      names.append(i == 0 ? "" : ", ").append(pairs[i]);
      String value = pairs[i + 1] == null ? "NULL" : "'" + pairs[i + 1] + "'";
      values.append(i == 0 ? "" : ", ").append(value);
    }
    tables.execute("INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")");
  }

  private static String at(int second) {
    return DAY + second + "Z";
  }

  private void person(String person, String email, String preferences) throws Exception {
    insert(
        "people",
        "feed",
        "default",
        "person",
        person,
        "email_address",
        email,
        "preferences",
        preferences,
        "preferences_from",
        preferences == null ? null : at(0) + " p",
        "first_event_at",
        at(0),
        "last_event_at",
        at(0));
  }

  private void delivery(
      String id,
      String type,
      String person,
      String recipient,
      String metric,
      int second,
      String failure)
      throws Exception {
    insert(
        "deliveries",
        "feed",
        "default",
        "delivery_id",
        id,
        "object_type",
        type,
        "person",
        person,
        "person_kind",
        "customer_id",
        "recipient",
        recipient,
        metric,
        at(second),
        "first_event_at",
        at(second),
        "last_event_at",
        at(second),
        "failure_message",
        failure);
  }

  private void activity(String id, String type, String metric, String person, int second)
      throws Exception {
    insert(
        "activity",
        "feed",
        "default",
        "event_id",
        id,
        "person",
        person,
        "timestamp",
        at(second),
        "received_at",
        DAY + second + ".000Z",
        "object_type",
        type,
        "metric",
        metric,
        "delivery_id",
        "D9");
  }

  private void suppression(String address, String reason, String failure) throws Exception {
    insert(
        "suppressions",
        "feed",
        "default",
        "object_type",
        "email",
        "address",
        address,
        "reason",
        reason,
        "since",
        at(0),
        "last_event_at",
        at(0),
        "failure_message",
        failure,
        "last_event_from",
        at(0) + " x");
  }

  private List<String> rows(String query) throws Exception {
    return tables.rows(query).stream().map(row -> row.values().toString()).toList();
  }

  private void migrate() throws Exception {
    try (DatabaseSink sink = new DatabaseSink(trial.database())) {
      sink.open();
    }
  }

  @Test
  void whatItMeantIsReadOnceMore() throws Exception {
    migrate();
    assertThat(
            rows("SELECT person, subscribed FROM people WHERE subscribed IS NOT NULL ORDER BY 1"))
        .containsExactly("[ann, 0]", "[dot, 0]");
    assertThat(rows("SELECT delivery_id FROM deliveries WHERE object_type = 'customer'")).isEmpty();
    assertThat(rows("SELECT delivery_id FROM deliveries")).hasSize(4);
    assertThat(rows("SELECT address, reason, cause FROM suppressions ORDER BY 1"))
        .containsExactly(
            "[cid@example.com, bounced, bad_address]",
            "[dead@example.com, bounced, bad_address]",
            "[f@x.example, bounced, permanent_other]",
            "[spam@example.com, spammed, null]");
    assertThat(
            rows(
                "SELECT object_type, address, person, reason FROM do_not_contact WHERE reason"
                    + " IN ('unsubscribed', 'preferences') ORDER BY person, object_type"))
        .containsExactly(
            "[customer, ann@example.com, ann, unsubscribed]",
            "[sms, null, ann, preferences]",
            "[email, bob@example.com, bob, unsubscribed]",
            "[customer, dot@example.com, dot, unsubscribed]");
    assertThat(rows("SELECT topic, person FROM topic_opt_outs")).containsExactly("[t, ann]");
    assertThat(rows("SELECT address, person FROM addresses"))
        .containsExactly("[+14155550100, dot]");
  }

  /** More than a page of each, so that every row is met once. */
  @Test
  void largeTablesAreReadInPages() throws Exception {
    for (int i : Stream.iterate(0, i -> i + 1).limit(2_100).toList()) {
      suppression(
          "p" + i + "@example.com", "bounced", i % 2 == 0 ? "550 5.7.1 no" : "550 5.1.1 no");
      delivery("M" + i, "email", "bob", "m" + i + "@example.com", "unsubscribed_at", 1, null);
    }
    migrate();
    assertThat(tables.value("SELECT count(*) FROM suppressions WHERE address LIKE 'p%@%'"))
        .isEqualTo(1_050);
    assertThat(tables.value("SELECT count(*) FROM opt_outs WHERE sign = 'message'")).isEqualTo(1);
    assertThat(rows("SELECT address FROM opt_outs WHERE sign = 'message'")).hasSize(1);
  }
}
