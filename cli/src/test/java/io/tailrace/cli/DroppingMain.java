package io.tailrace.cli;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.RecordKind;
import io.tailrace.testkit.log.ForwardingLog;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * A server that says it has kept what it cannot read, and drops it: the negative control of what is
 * skipped in silence.
 */
public final class DroppingMain {
  private DroppingMain() {}

  public static void main(String[] arguments) {
    AlteredServers.main(Dropping::new, arguments);
  }

  private static final class Dropping extends ForwardingLog {
    Dropping(EventLog log) {
      super(log);
    }

    @Override
    public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
        throws LogUnavailableException {
      boolean readable = records.stream().allMatch(record -> record.kind() == RecordKind.EVENT);
      return readable
          ? super.append(records, deadline)
          : Collections.nCopies(records.size(), AppendOutcome.APPENDED);
    }
  }
}
