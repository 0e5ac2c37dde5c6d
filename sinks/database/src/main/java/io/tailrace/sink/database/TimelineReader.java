package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.customerio.MailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what happened to one person or to one message, a page at a time, column by column. Safe for
 * use by many threads.
 */
public final class TimelineReader {
  private static final String EVENTS =
      "SELECT seq, timestamp, received_at, event_type, object_type, metric, event_id, source, person,"
          + " delivery_id, campaign_id, broadcast_id, newsletter_id, transactional_message_id,"
          + " action_id, human, href, failure_message FROM activity WHERE feed = ? AND ";

  private static final String MESSAGES =
      "SELECT feed, delivery_id, object_type, status, person, recipient, subject, campaign_id,"
          + " broadcast_id, newsletter_id, transactional_message_id, action_id, parent_action_id,"
          + " content_id, trigger_id, journey_id, trigger_event_id, failure_message, opens,"
          + " human_opens, clicks, human_clicks, "
          + Stream.concat(MetricBits.names().stream(), Stream.of("human_opened", "human_clicked"))
              .map(metric -> metric + "_at")
              .collect(Collectors.joining(", "))
          + ", first_event_at, last_event_at FROM deliveries WHERE ";

  private final DatabaseReader reader;

  public TimelineReader(DatabaseReader reader) {
    this.reader = reader;
  }

  /**
   * A person's events, newest first.
   *
   * @param before null = from the newest on
   */
  public List<Map<String, Object>> events(
      String feed, String person, TimelineCursor<Long> before, int limit)
      throws SinkUnavailableException {
    List<Object> values = new ArrayList<>(List.of(feed, person));
    String older = older("timestamp", "seq", before, values);
    values.add((long) limit);
    return reader.ask(
        EVENTS + "person = ?" + older + " ORDER BY timestamp DESC, seq DESC LIMIT ?",
        values.toArray());
  }

  /**
   * What was sent to a person, by its last event, newest first. Reads all of that person's
   * messages.
   *
   * @param before null = from the newest on
   */
  public List<Map<String, Object>> messages(
      String feed, String person, TimelineCursor<String> before, int limit)
      throws SinkUnavailableException {
    List<Object> values = new ArrayList<>(List.of(feed, person));
    String older = older("last_event_at", "delivery_id", before, values);
    values.add((long) limit);
    return reader.ask(
        MESSAGES
            + "feed = ? AND person = ?"
            + older
            + " ORDER BY last_event_at DESC, delivery_id DESC LIMIT ?",
        values.toArray());
  }

  /** Written out, since only so do both engines use the index for the time. */
  private static String older(
      String time, String tie, TimelineCursor<?> before, List<Object> values) {
    if (before == null) {
      return "";
    }
    Collections.addAll(values, before.at(), before.at(), before.tie());
    return " AND " + time + " <= ? AND (" + time + " < ? OR " + tie + " < ?)";
  }

  /** Those messages of these that are known. */
  public List<Map<String, Object>> messages(String feed, Collection<String> deliveryIds)
      throws SinkUnavailableException {
    if (deliveryIds.isEmpty()) {
      return List.of();
    }
    List<Object> values = new ArrayList<>(deliveryIds);
    values.add(0, feed);
    String places = String.join(", ", Collections.nCopies(deliveryIds.size(), "?"));
    return reader.ask(MESSAGES + "feed = ? AND delivery_id IN (" + places + ")", values.toArray());
  }

  /** A message in each feed that knows its id, or in one alone. */
  public List<Map<String, Object>> message(String deliveryId, String feed)
      throws SinkUnavailableException {
    return reader.ask(
        MESSAGES + "delivery_id = ? AND feed = coalesce(CAST(? AS TEXT), feed) ORDER BY feed",
        deliveryId,
        feed);
  }

  /**
   * A message's events, oldest first. There is no index by message: they are found among the events
   * that its person, or its address, had while it was on its way.
   *
   * @param message a row of {@code deliveries}
   */
  public List<Map<String, Object>> eventsOf(Map<String, Object> message, int limit)
      throws SinkUnavailableException {
    List<Object> values = new ArrayList<>(List.of(message.get("feed")));
    String whose = whose(message, values);
    values.add(Instant.parse((String) message.get("first_event_at")));
    values.add(Instant.parse((String) message.get("last_event_at")));
    values.add(message.get("delivery_id"));
    values.add((long) limit);
    return reader.ask(
        EVENTS
            + whose
            + " AND timestamp >= ? AND timestamp <= ? AND delivery_id = ?"
            + " ORDER BY timestamp, seq LIMIT ?",
        values.toArray());
  }

  /** Nobody's is what went to a list; who lost their ids since goes by their address. */
  private static String whose(Map<String, Object> message, List<Object> values) {
    String person = (String) message.get("person");
    if (person == null) {
      return "person IS NULL";
    }
    String recipient = (String) message.get("recipient");
    values.add(person);
    values.add(recipient == null ? person : MailAddress.key(recipient));
    return "person IN (?, ?)";
  }
}
