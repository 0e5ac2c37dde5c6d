package io.tailrace.operations.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message said, as it was handed to the provider. Whoever shows it must not let it load
 * anything: an image would count as that person's open. Immutable.
 *
 * @param feed that the message is of
 * @param deliveryId its id
 * @param eventId the {@code sent} event that it came with; null if none is known
 * @param where {@code log} or {@code warehouse}; null if it is not kept
 * @param content HTML of an e-mail, text or JSON of another; null if it is not kept
 * @param headers an e-mail's own headers; empty if none came
 * @param reason why it is not kept, and which setting keeps it longer; null if it is kept
 */
public record MessageContent(
    String feed,
    String deliveryId,
    @Nullable String eventId,
    @Nullable String where,
    @Nullable String content,
    Map<String, List<String>> headers,
    @Nullable String reason) {

  MessageReport.ContentKept kept() {
    return new MessageReport.ContentKept(content != null, where, reason);
  }
}
