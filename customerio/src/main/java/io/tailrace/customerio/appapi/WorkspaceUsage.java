package io.tailrace.customerio.appapi;

import org.jspecify.annotations.Nullable;

/**
 * A workspace of the account and its numbers, which may be up to two hours old. Immutable, safe to
 * share between threads.
 */
public record WorkspaceUsage(
    long id,
    @Nullable String name,
    @Nullable Long messagesSent,
    @Nullable Long billableMessagesSent,
    @Nullable Long people) {

  static WorkspaceUsage read(Fields fields) {
    return new WorkspaceUsage(
        fields.ownId(),
        fields.text("name"),
        fields.id("messages_sent"),
        fields.id("billable_messages_sent"),
        fields.id("people"));
  }
}
