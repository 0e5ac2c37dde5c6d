package io.tailrace.sink.database;

import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.EventKind;
import io.tailrace.customerio.EventKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A small workspace whose events collide as much as they can: few people, few deliveries, few
 * seconds, every kind, contradicting details, and backfilled events beside real ones. All from one
 * seed. For one thread.
 */
final class World {
  private static final String[] PERSONS = {
    "\"identifiers\":{\"id\":\"42\",\"email\":\"Ann@example.com\",\"cio_id\":\"d9c1\"}",
    "\"identifiers\":{\"id\":\"43\",\"email\":\"ann.new@example.com\",\"cio_id\":\"d9c1\"}",
    "\"identifiers\":{\"id\":null,\"email\":null,\"cio_id\":\"d9c1\"}",
    "\"identifiers\":{\"id\":\"42\"}",
    "\"customer_id\":\"\",\"identifiers\":{}",
    "\"email_address\":\"Bob@gmail.com\"",
    "\"customer_id\":\"\uD83D\uDE00\""
  };
  private static final String[] RECIPIENTS = {
    "ann@example.com",
    "Ann <ANN@Example.com>",
    "bob@gmail.com",
    "+15551234",
    "#sales",
    "Ann <ann@example.com>, bob@gmail.com"
  };
  private static final String[] FAILURES = {
    "550 5.1.1 no such user",
    "550 5.1.1 <bob@gmail.com> unknown",
    "550 5.7.515 DMARC",
    "452 4.2.2 mailbox full",
    "\uFFFDodd",
    ""
  };

  private final Random random;
  private final List<EventKind> kinds = new ArrayList<>(EventKinds.all());

  World(long seed) {
    this.random = new Random(seed);
    kinds.addAll(EventKinds.person());
    kinds.addAll(EventKinds.person());
  }

  List<SinkRecord> events(int count) {
    List<SinkRecord> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(random.nextInt(6) == 0 ? backfilled(i) : received(i));
    }
    return events;
  }

  private SinkRecord received(int i) {
    EventKind kind = pick(kinds);
    String metric = random.nextInt(30) == 0 ? "teleported" : kind.metric().name();
    String type = random.nextInt(8) == 0 ? "email" : kind.objectType().name();
    String id = "01H" + random.nextInt(10) + "X" + i;
    return Samples.webhook(i, Samples.body(id, type, metric, time(), data()));
  }

  private SinkRecord backfilled(int i) {
    EventKind kind = pick(EventKinds.documented());
    String type = kind.objectType().name();
    String metric = kind.metric().name();
    String delivery = delivery();
    String id = "backfill:" + delivery + ":" + type + ":" + metric;
    // One event has one time and one content, however often it is fetched.
    World content = new World(id.hashCode());
    String data = "\"delivery_id\":\"" + delivery + "\"," + content.details();
    return Samples.event(i, Source.BACKFILL, Samples.body(id, type, metric, content.time(), data));
  }

  private String data() {
    String delivery = random.nextInt(5) == 0 ? "" : "\"delivery_id\":\"" + delivery() + "\",";
    return delivery + details();
  }

  private String details() {
    List<String> fields = new ArrayList<>();
    fields.add(pick(PERSONS));
    sometimes(fields, "\"recipient\":\"" + pick(RECIPIENTS) + "\"");
    sometimes(fields, "\"failure_message\":\"" + pick(FAILURES) + "\"");
    sometimes(fields, "\"subject\":\"subject " + random.nextInt(3) + "\"");
    sometimes(fields, "\"campaign_id\":" + random.nextInt(3));
    sometimes(fields, "\"action_id\":\"" + random.nextInt(3) + "\"");
    sometimes(fields, "\"prefetched\":" + random.nextBoolean());
    sometimes(fields, "\"machine\":" + random.nextBoolean());
    sometimes(fields, "\"content\":\"" + preferences().replace("\"", "\\\"") + "\"");
    sometimes(fields, "\"recipients\":[" + device() + "," + device() + "]");
    return String.join(",", fields);
  }

  private String preferences() {
    return String.format(
        Locale.ROOT,
        "{\"topics\":{\"topic_%d\":%b},\"channels\":{\"%s\":%b}}",
        random.nextInt(2),
        random.nextBoolean(),
        random.nextBoolean() ? "email" : "sms",
        random.nextBoolean());
  }

  private String device() {
    String failure =
        random.nextBoolean() ? "" : ",\"failure_message\":\"token " + random.nextInt(3) + "\"";
    return "{\"device_id\":\"device-" + random.nextInt(3) + "\"" + failure + "}";
  }

  private void sometimes(List<String> fields, String field) {
    if (random.nextInt(3) > 0) {
      fields.add(field);
    }
  }

  private String delivery() {
    return "D" + random.nextInt(4) + (random.nextInt(6) == 0 ? ":x" : "");
  }

  /** Now and then years ahead, as from a clock that is wrong. */
  private long time() {
    long ahead = random.nextInt(12) == 0 ? 400_000_000L : 0;
    return ahead + Samples.NOON + random.nextInt(3) * 1800L;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String pick(String[] all) {
    return all[random.nextInt(all.length)];
  }
}
