package io.tailrace.operations.contact;

import io.tailrace.sink.database.Contacts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic that somebody does not want; all else they may be told. Immutable.
 *
 * @param feed whose people it is about
 * @param topic its key, such as {@code topic_1}
 * @param objectType the channel; {@code customer} = every one
 * @param since when it was said; null = not known
 */
public record ContactTopic(String feed, String topic, String objectType, @Nullable Instant since) {
  /** As the database found it. */
  public static ContactTopic of(Contacts.Topic found) {
    return new ContactTopic(found.feed(), found.topic(), found.objectType(), found.since());
  }

  /** One that stands in a row of {@code topic_opt_outs}. */
  public static ContactTopic of(String feed, Map<String, Object> row) {
    return new ContactTopic(
        feed,
        String.valueOf(row.get("topic")),
        String.valueOf(row.get("object_type")),
        row.get("since") instanceof String since ? Instant.parse(since) : null);
  }
}
