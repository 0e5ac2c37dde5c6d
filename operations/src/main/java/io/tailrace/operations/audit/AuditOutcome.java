package io.tailrace.operations.audit;

import org.jspecify.annotations.Nullable;

/**
 * How something ended. Immutable.
 *
 * @param outcome {@code done}, {@code dry_run}, {@code looked}, {@code refused}, {@code failed}, or
 *     {@code begun} as long as that is not known
 * @param count how many things it was done to; null where that is no question
 * @param detail why it was refused or failed; else null
 */
public record AuditOutcome(String outcome, @Nullable Long count, @Nullable String detail) {
  static final AuditOutcome BEGUN = new AuditOutcome("begun", null, null);

  public AuditOutcome {
    detail = detail == null ? null : AuditedAct.cut(detail);
  }

  /** Somebody saw it; of rows so many. */
  public static AuditOutcome looked(@Nullable Long count) {
    return new AuditOutcome("looked", count, null);
  }

  public static AuditOutcome done(@Nullable Long count) {
    return new AuditOutcome("done", count, null);
  }

  /** Nothing was done; so many would have been. */
  public static AuditOutcome dryRun(@Nullable Long count) {
    return new AuditOutcome("dry_run", count, null);
  }

  public static AuditOutcome refused(String why) {
    return new AuditOutcome("refused", null, why);
  }

  public static AuditOutcome failed(String why) {
    return new AuditOutcome("failed", null, why);
  }
}
