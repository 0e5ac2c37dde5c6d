package io.tailrace.customerio.appapi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transactional message, the template and not one delivery of it. Immutable, safe to share
 * between threads.
 */
public record TransactionalMessage(
    long id,
    @Nullable String name,
    @Nullable String description,
    @Nullable Instant created,
    @Nullable Instant updated) {

  static TransactionalMessage read(Fields fields) {
    return new TransactionalMessage(
        fields.ownId(),
        fields.text("name"),
        fields.text("description"),
        fields.instant("created_at"),
        fields.instant("updated_at"));
  }
}
