package io.tailrace.testkit.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a mistake in the vendor's program would send, signed like the rest: bodies that cannot be
 * read as events, for one reason or another. Stateless.
 */
public final class Mistakes {
  /** The id, then the moment in seconds. */
  private static final List<String> BODIES =
      List.of(
          "{'event_id':'%s','object_type':'email','timestamp':%d,'data':{}}",
          "{'event_id':'%s','object_type':'email','metric':'sent','timestamp':%d,'data':{'cus",
          "{'event_id':'%s','metric':'sent','timestamp':%d,'data':{}}",
          "{'event_id':'%s','object_type':'email','metric':'opened','timestamp':%d417,'data':{}}",
          "{'event_id':'%s','object_type':'email','metric':'opened','timestamp':%d038,'data':{}}",
          "{'event_id':'%s','object_type':'email','metric':'clicked','timestamp':%d902,'data':{}}");

  private Mistakes() {}

  /** One of each; the same seed gives the same bytes. */
  public static List<SimulatedEvent> some(long seed, Instant at) {
    Dice dice = new Dice(seed);
    return BODIES.stream().map(body -> of(body, at, dice)).toList();
  }

  private static SimulatedEvent of(String body, Instant at, Dice dice) {
    String id = Ids.ulid(at.toEpochMilli(), dice);
    String json = String.format(Locale.ROOT, body, id, at.getEpochSecond()).replace('\'', '"');
    Kind kind = new Kind(ObjectType.EMAIL, Metric.OPENED);
    return new SimulatedEvent(kind, at, at, id, json.getBytes(UTF_8));
  }
}
