package io.tailrace.customerio.appapi;

import io.tailrace.customerio.ObjectType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A newsletter, which Customer.io also calls a one-time send. Immutable, safe to share between
 * threads.
 *
 * @param sentAt null = not sent yet
 * @param contentIds of its languages and variants
 */
public record Newsletter(
    long id,
    @Nullable String name,
    @Nullable ObjectType type,
    @Nullable Instant created,
    @Nullable Instant updated,
    @Nullable Instant sentAt,
    List<Long> contentIds,
    List<String> tags) {

  public Newsletter {
    contentIds = List.copyOf(contentIds);
    tags = List.copyOf(tags);
  }

  static Newsletter read(Fields fields) {
    return new Newsletter(
        fields.ownId(),
        fields.text("name"),
        MessageType.objectType(fields.text("type")),
        fields.instant("created"),
        fields.instant("updated"),
        fields.instant("sent_at"),
        fields.ids("content_ids"),
        fields.texts("tags"));
  }
}
