package io.tailrace.operations.contact;

import io.tailrace.sink.database.Contacts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that says not to write. Immutable.
 *
 * @param reason {@code bounced}, {@code spammed}, {@code dropped}, {@code unsubscribed} or {@code
 *     preferences}, a channel that was switched off
 * @param objectType the channel; {@code customer} = every one
 * @param since when it was said; null = not known
 * @param eventId the event that says so; null = read from what an earlier version kept
 * @param feed whose people it is about
 * @param cause of a bounce, such as {@code bad_address}; null = it is none
 * @param address which one it is about; null = all that its person has
 */
public record ContactReason(
    String reason,
    String objectType,
    @Nullable Instant since,
    @Nullable String eventId,
    String feed,
    @Nullable String cause,
    @Nullable String address) {
  /** Every channel. */
  static final String EVERY = "customer";

  /** As the database found it. */
  public static ContactReason of(Contacts.WhyNot found) {
    return new ContactReason(
        found.reason(),
        found.objectType(),
        found.since(),
        found.eventId(),
        found.feed(),
        found.cause(),
        found.address());
  }

  /** One that stands in a row of {@code do_not_contact}. */
  public static ContactReason of(String feed, Map<String, Object> row) {
    return new ContactReason(
        String.valueOf(row.get("reason")),
        String.valueOf(row.get("object_type")),
        row.get("since") instanceof String since ? Instant.parse(since) : null,
        (String) row.get("event_id"),
        feed,
        (String) row.get("cause"),
        (String) row.get("address"));
  }

  /** Whether it is about this channel. */
  public boolean concerns(String channel) {
    return objectType.equals(EVERY) || objectType.equals(channel);
  }

  /** Whether it is the person's word, for whatever address they have. */
  public boolean saidByPerson() {
    return reason.equals("unsubscribed") || reason.equals("preferences");
  }

  /** In words that follow "no, ". */
  String inWords() {
    return switch (reason) {
      case "spammed" -> "reported as spam";
      case "preferences" -> "switched off";
      default -> reason;
    };
  }
}
