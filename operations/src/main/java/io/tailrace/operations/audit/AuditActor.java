package io.tailrace.operations.audit;

/**
 * Who acts. Immutable.
 *
 * @param who a name, an address, {@code token}, or where a stranger came from
 * @param role what they may do; empty of a stranger
 * @param way by which they came in: {@code token}, {@code link}, {@code header} or {@code files};
 *     empty of a stranger
 */
public record AuditActor(String who, String role, String way) {

  /** Somebody who was not let in. */
  public static AuditActor stranger(String address) {
    return new AuditActor("stranger at " + address, "", "");
  }
}
