package io.tailrace.customerio.appapi;

/**
 * A workspace of the account and its numbers, which may be up to two hours old. What was not told
 * is null. Immutable, safe to share between threads.
 */
public record WorkspaceUsage(
    long id, String name, Long messagesSent, Long billableMessagesSent, Long people) {

  static WorkspaceUsage read(Fields fields) {
    return new WorkspaceUsage(
        fields.id("id"),
        fields.text("name"),
        fields.id("messages_sent"),
        fields.id("billable_messages_sent"),
        fields.id("people"));
  }
}
