package io.tailrace.operations.audit;

import java.nio.file.Path;
import java.time.InstantSource;

/** Makes changes until it is killed, and says of each when it is kept and when it is over. */
final class AuditingProcess {
  private AuditingProcess() {}

  /** The data folder is the first argument. */
  public static void main(String[] arguments) throws Exception {
    AuditLog audit = new AuditLog(Path.of(arguments[0]), InstantSource.system());
    AuditActor who = new AuditActor("ann", "operator", "link");
    for (int i = 0; ; i++) {
      String id = audit.begin(who, AuditedAct.of("POST /x", Integer.toString(i)));
      System.out.println("begun " + i);
      audit.end(id, AuditOutcome.done(1L));
      System.out.println("ended " + i);
    }
  }
}
