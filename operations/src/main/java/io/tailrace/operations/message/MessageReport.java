package io.tailrace.operations.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of a message. Immutable.
 *
 * @param deliveryId as asked for
 * @param known whether any feed knows it, as far back as the database keeps messages
 * @param messages one for each feed that knows it
 */
public record MessageReport(String deliveryId, boolean known, List<Entry> messages) {

  /**
   * A message of one feed.
   *
   * @param feed that it is of
   * @param message its row of {@code deliveries}, with {@code source_name}
   * @param states how far it got and what was done with it, by time
   * @param events what was received of it, oldest first, as long as the database keeps events
   * @param moreEvents whether there are more than were asked for
   * @param content whether what it said is kept
   */
  public record Entry(
      String feed,
      Map<String, Object> message,
      List<State> states,
      List<Received> events,
      boolean moreEvents,
      ContentKept content) {}

  /**
   * The first time that something happened to it.
   *
   * @param metric in Customer.io's word; {@code human_opened} and {@code human_clicked} where
   *     somebody did it and no machine
   * @param at when
   * @param afterSeconds how long after the state before it; null of the first
   */
  public record State(String metric, Instant at, @Nullable Long afterSeconds) {}

  /**
   * An event of it.
   *
   * @param eventId Customer.io's id
   * @param eventType as in {@code email_opened}
   * @param timestamp when it happened, as Customer.io says
   * @param receivedAt when it came in
   * @param source {@code webhook}, {@code backfill} or {@code demo}
   * @param human of an open or a click: whether somebody did it, and no machine
   * @param href the link that was followed
   * @param failureMessage why it failed
   * @param data as Customer.io sent it, but for {@code content} and {@code headers}; null once the
   *     log has let it go
   */
  public record Received(
      String eventId,
      String eventType,
      Instant timestamp,
      Instant receivedAt,
      String source,
      @Nullable Boolean human,
      @Nullable String href,
      @Nullable String failureMessage,
      @Nullable JsonNode data) {}

  /**
   * Whether what a message said is kept.
   *
   * @param kept whether it can be had
   * @param where {@code log} or {@code warehouse}; null if it is not kept
   * @param reason why it is not, and which setting keeps it longer; null if it is kept
   */
  public record ContentKept(boolean kept, @Nullable String where, @Nullable String reason) {}
}
