package io.tailrace.admin.access;

import io.tailrace.core.RateLimitedLog;
import io.tailrace.core.file.FileProblem;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.audit.AuditActor;
import io.tailrace.operations.audit.AuditLog;
import io.tailrace.operations.audit.AuditOutcome;
import io.tailrace.operations.audit.AuditedAct;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the admin port's doors tell the audit. What cannot be kept there is not done, nor shown.
 * Safe for use by many threads.
 */
public final class AuditTrail {
  private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

  private final RateLimitedLog unkept = new RateLimitedLog();
  private final AuditLog audit;

  public AuditTrail(AuditLog audit) {
    this.audit = audit;
  }

  /** Somebody was not let in, or may not do this. It is refused in any case. */
  public void refused(AuditActor who, AuditedAct act, String why) {
    try {
      audit.refused(who, act, why);
    } catch (IOException e) {
      say(e);
    }
  }

  /** Somebody came in, also if that cannot be kept: they may be looking for what is broken. */
  public void entered(Visitor visitor, AuditedAct act) {
    try {
      audit.note(visitor.actor(), act, AuditOutcome.done(null));
    } catch (IOException e) {
      say(e);
    }
  }

  /**
   * Somebody is to see this.
   *
   * @throws OperationException it could not be kept, so it must not be shown
   */
  public void looked(Visitor visitor, AuditedAct act, AuditOutcome how) throws OperationException {
    try {
      audit.note(visitor.actor(), act, how);
    } catch (IOException e) {
      throw OperationException.unavailable(say(e));
    }
  }

  /**
   * Somebody is to change this.
   *
   * @return what {@link #ended} is told
   * @throws OperationException it could not be kept, so it must not be done
   */
  public String begun(Visitor visitor, AuditedAct act) throws OperationException {
    try {
      return audit.begin(visitor.actor(), act);
    } catch (IOException e) {
      throw OperationException.unavailable(say(e));
    }
  }

  /** It is done by now, and that it began is on the disk. */
  public void ended(String id, AuditOutcome how) {
    try {
      audit.end(id, how);
    } catch (IOException e) {
      say(e);
    }
  }

  private String say(IOException e) {
    String why =
        "The audit cannot be written: "
            + FileProblem.of(e)
            + ". What must be kept there is not done; look at the data folder's disk.";
    unkept.say("unkept", count -> log.error("{} ({} times)", why, count));
    return why;
  }
}
