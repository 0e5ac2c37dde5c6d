package io.tailrace.admin.access;

import io.tailrace.operations.audit.AuditActor;

/**
 * Who asks, once let in. There is none without a name. Immutable.
 *
 * @param name as the audit has it: an address or login name from the proxy, or what a link was made
 *     for
 * @param how by which way they came in
 */
public record Visitor(String name, AccessRole role, EntryWay how) {

  public boolean mayActAs(AccessRole needed) {
    return role.mayActAs(needed);
  }

  /** As the audit names them. */
  public AuditActor actor() {
    return new AuditActor(name, role.word(), how.word());
  }
}
