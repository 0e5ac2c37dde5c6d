package io.tailrace.admin.access;

import io.tailrace.operations.audit.AuditActor;
import org.eclipse.jetty.server.Request;

/**
 * What the door says to a request: who it is, or why nobody is let in. Immutable.
 *
 * @param visitor null if nobody is let in
 * @param status as in HTTP, if nobody is
 * @param reason why, and what to do; empty if somebody is
 */
public record Admission(Visitor visitor, int status, String reason) {

  static Admission of(Visitor visitor) {
    return new Admission(visitor, 200, "");
  }

  static Admission refused(int status, String reason) {
    return new Admission(null, status, reason);
  }

  public boolean admitted() {
    return visitor != null;
  }

  /** Where somebody is who was not let in: the other end of the connection. */
  public static AuditActor stranger(Request request) {
    return AuditActor.stranger(Peer.text(request));
  }
}
