package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.TurnResult;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log, a receiver, and a forward between them, for tests. For one thread. */
final class ForwardScene implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
  private static final Pattern ID = Pattern.compile("\"event_id\":\"([^\"]*)\"");
  private static final Pattern PERSON = Pattern.compile("\"id\":\"(p[^\"]*)\"");
  final SettableClock clock = new SettableClock(START);
  final HttpEndpoint endpoint = new HttpEndpoint();
  final EventLog log = new InMemoryLog(clock);
  final ConsumerStore store = new InMemoryConsumerStore(Set.of("forward:crm"));
  private ConfiguredForward forward;
  Consumer consumer;
  private int appended;

  ForwardScene() throws Exception {}

  /** Begins to forward with these settings. */
  ForwardScene forwarding(Forwards settings) throws Exception {
    forward = new ConfiguredForward(settings.config(), clock);
    var context =
        new ConsumerContext(ConsumerSettings.DEFAULT, store.runs().begin(), clock, new Random(1));
    consumer = new Consumer(forward.sink(log, store), 0, log, store, context);
    return this;
  }

  /** Keeps so many more e-mails, each of the next of these persons. */
  void append(int count, String... persons) throws Exception {
    List<NewRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++, appended++) {
      String id = "e" + appended;
      var key = new EventKey(id, ObjectType.EMAIL, Metric.of("sent"), START);
      byte[] body = body(id, persons[i % persons.length]);
      records.add(NewRecord.event("default", key, Source.WEBHOOK, clock.instant(), body));
    }
    log.append(records, clock.instant().plusSeconds(3));
  }

  private static byte[] body(String id, String person) {
    return ("{\"event_id\":\"%s\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1700000000,"
                .formatted(id)
            + "\"data\":{\"identifiers\":{\"id\":\"%s\"}}}".formatted(person))
        .getBytes(UTF_8);
  }

  static String id(HttpEndpoint.Received call) {
    return first(ID, call);
  }

  static String person(HttpEndpoint.Received call) {
    return first(PERSON, call);
  }

  private static String first(Pattern pattern, HttpEndpoint.Received call) {
    Matcher found = pattern.matcher(new String(call.body(), UTF_8));
    return found.find() ? found.group(1) : "none";
  }

  /** The ids that came in, in their order. */
  List<String> received() {
    return endpoint.received.stream().map(ForwardScene::id).toList();
  }

  /** Turns until this holds; waits pass at once. */
  void turnUntil(BooleanSupplier enough) {
    for (int turn = 0; turn < 5_000; turn++) {
      if (enough.getAsBoolean()) {
        return;
      }
      TurnResult step = consumer.runOnce();
      clock.advance(step.rest());
    }
    throw new AssertionError("not so after 5,000 turns: " + consumer.status());
  }

  void turnUntilIdle() {
    boolean[] idle = {false};
    for (int turn = 0; turn < 5_000 && !idle[0]; turn++) {
      TurnResult step = consumer.runOnce();
      idle[0] = step.kind() == TurnResult.Kind.IDLE && pending() == 0;
      clock.advance(step.rest());
    }
    if (!idle[0]) {
      throw new AssertionError("still not idle: " + consumer.status());
    }
  }

  int pending() {
    return consumer.status().position() == null ? 0 : consumer.status().position().pending().size();
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.sink().stopping();
      consumer.sink().close();
      forward.close();
    }
    endpoint.close();
    store.close();
    log.close();
  }
}
