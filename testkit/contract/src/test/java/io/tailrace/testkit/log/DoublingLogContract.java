package io.tailrace.testkit.log;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Retention;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The contract on a log that keeps duplicates. Run by {@link NegativeControlTest} alone: it must
 * fail.
 */
class DoublingLogContract extends EventLogContract {
  @Override
  public TrialLog open(Retention retention, Pins pins, InstantSource clock) {
    return new InMemoryTrial(new DoublingLog(retention, pins, clock));
  }

  private static final class DoublingLog extends InMemoryLog {
    private int calls;

    DoublingLog(Retention retention, Pins pins, InstantSource clock) {
      super(retention, pins, clock);
    }

    @Override
    public synchronized List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
        throws LogUnavailableException {
      calls++;
      return super.append(records.stream().map(this::underAnotherKey).toList(), deadline);
    }

    private NewRecord underAnotherKey(NewRecord record) {
      return new NewRecord(
          record.feed() + calls,
          record.kind(),
          record.key(),
          record.fingerprint(),
          record.source(),
          record.reason(),
          record.receivedAt(),
          record.body());
    }
  }
}
