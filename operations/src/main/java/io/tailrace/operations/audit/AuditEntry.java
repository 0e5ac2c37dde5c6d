package io.tailrace.operations.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act as the audit tells of it. Immutable.
 *
 * @param at when it began
 * @param who a name, an address, {@code token}, or where a stranger came from
 * @param role what they may do; empty of a stranger
 * @param way {@code token}, {@code link}, {@code header}, or {@code files} for a command without a
 *     server; empty of a stranger
 * @param act method and path, as {@code POST /api/dead-letters/replay}
 * @param target whom or what the path names
 * @param parameters by name, as they were given; what is long is cut
 * @param count how many things it was done to, where that is a question
 * @param outcome {@code done}, {@code dry_run}, {@code looked}, {@code refused}, {@code failed}; or
 *     {@code begun} if it still runs, or the process ended before it did
 * @param detail why it was refused or failed
 */
public record AuditEntry(
    Instant at,
    String who,
    String role,
    String way,
    String act,
    String target,
    Map<String, String> parameters,
    @Nullable Long count,
    String outcome,
    @Nullable String detail) {

  static AuditEntry of(Instant at, AuditActor actor, AuditedAct act, AuditOutcome outcome) {
    return new AuditEntry(
        at,
        actor.who(),
        actor.role(),
        actor.way(),
        act.act(),
        act.target(),
        act.parameters(),
        outcome.count(),
        outcome.outcome(),
        outcome.detail());
  }

  AuditEntry ended(AuditOutcome how) {
    return new AuditEntry(
        at, who, role, way, act, target, parameters, how.count(), how.outcome(), how.detail());
  }
}
