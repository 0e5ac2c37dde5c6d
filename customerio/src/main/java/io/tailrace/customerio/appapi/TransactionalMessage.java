package io.tailrace.customerio.appapi;

import java.time.Instant;

/**
 * A transactional message, the template and not one delivery of it. What was not told is null.
 * Immutable, safe to share between threads.
 */
public record TransactionalMessage(
    long id, String name, String description, Instant created, Instant updated) {

  static TransactionalMessage read(Fields fields) {
    return new TransactionalMessage(
        fields.id("id"),
        fields.text("name"),
        fields.text("description"),
        fields.instant("created_at"),
        fields.instant("updated_at"));
  }
}
