package io.tailrace.customerio.appapi;

import io.tailrace.customerio.ObjectType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a campaign or broadcast, or one content of a newsletter. Immutable, safe to share
 * between threads.
 *
 * @param type what it does, such as {@code email} and also {@code attribute_update}
 * @param language empty = for everyone
 */
public record MessageAction(
    long id,
    @Nullable String name,
    @Nullable ObjectType type,
    @Nullable String subject,
    @Nullable String language,
    @Nullable Instant created,
    @Nullable Instant updated) {

  static MessageAction read(Fields fields) {
    return new MessageAction(
        fields.ownId(),
        fields.text("name"),
        MessageType.objectType(fields.text("type")),
        fields.text("subject"),
        fields.text("language"),
        fields.instant("created"),
        fields.instant("updated"));
  }
}
