package io.tailrace.customerio.appapi;

import io.tailrace.customerio.ObjectType;
import java.time.Instant;

/**
 * A step of a campaign or broadcast, or one content of a newsletter. What was not told is null.
 * Immutable, safe to share between threads.
 *
 * @param type what it does, such as {@code email} and also {@code attribute_update}
 * @param language empty = for everyone
 */
public record MessageAction(
    long id,
    String name,
    ObjectType type,
    String subject,
    String language,
    Instant created,
    Instant updated) {

  static MessageAction read(Fields fields) {
    return new MessageAction(
        fields.id("id"),
        fields.text("name"),
        MessageType.objectType(fields.text("type")),
        fields.text("subject"),
        fields.text("language"),
        fields.instant("created"),
        fields.instant("updated"));
  }
}
