package io.tailrace.testkit.log;

import org.junit.jupiter.api.Nested;

/**
 * What every log promises. An implementation extends this once and says how a log is opened,
 * crashed and cranked; where it promises less, it disables that part with the reason.
 */
public abstract class EventLogContract implements TrialLogs {

  @Nested
  class Appending extends AppendContract {
    Appending() {
      super(EventLogContract.this);
    }
  }

  @Nested
  class Reading extends ReadContract {
    Reading() {
      super(EventLogContract.this);
    }
  }

  @Nested
  class Quarantining extends QuarantineContract {
    Quarantining() {
      super(EventLogContract.this);
    }
  }

  @Nested
  class Enduring extends DurabilityContract {
    Enduring() {
      super(EventLogContract.this);
    }
  }

  @Nested
  class Retaining extends RetentionContract {
    Retaining() {
      super(EventLogContract.this);
    }
  }

  @Nested
  class Backfilling extends BackfillContract {
    Backfilling() {
      super(EventLogContract.this);
    }
  }
}
