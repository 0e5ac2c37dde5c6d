package io.tailrace.cli;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.testkit.log.ForwardingLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A server that answers before the commit, as many do: the negative control of the guarantees'
 * tests.
 */
public final class EagerMain {
  private EagerMain() {}

  public static void main(String[] arguments) {
    AlteredServers.main(Eager::new, arguments);
  }

  /** Says at once what it hopes for, and appends a moment later. */
  private static final class Eager extends ForwardingLog {
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

    Eager(EventLog log) {
      super(log);
    }

    @Override
    public List<AppendOutcome> append(List<NewRecord> records, Instant deadline) {
      var unused = later.schedule(() -> keep(records), 20, TimeUnit.MILLISECONDS);
      return Collections.nCopies(records.size(), AppendOutcome.APPENDED);
    }

    private void keep(List<NewRecord> records) {
      try {
        super.append(records, Instant.now().plus(Duration.ofSeconds(3)));
      } catch (LogUnavailableException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
