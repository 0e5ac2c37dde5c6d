package io.tailrace.testkit.sink;

import org.junit.jupiter.api.Nested;

/**
 * What every sink promises that keeps its own position. An implementation extends this once and
 * says how a sink is made and what it did; where it promises less, it disables that part with the
 * reason.
 */
public abstract class SinkContract implements TrialSinks {

  @Nested
  class Committing extends CommitContract {
    Committing() {
      super(SinkContract.this);
    }
  }

  @Nested
  class Replaying extends ReplayContract {
    Replaying() {
      super(SinkContract.this);
    }
  }

  @Nested
  class Fencing extends FenceContract {
    Fencing() {
      super(SinkContract.this);
    }
  }

  @Nested
  class Accepting extends AcceptContract {
    Accepting() {
      super(SinkContract.this);
    }
  }
}
