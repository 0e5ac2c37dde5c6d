package io.tailrace.testkit.store;

import org.junit.jupiter.api.Nested;

/** What every consumer store promises. An implementation extends this once. */
public abstract class ConsumerStoreContract implements TrialStores {

  @Nested
  class Positions extends PositionContract {
    Positions() {
      super(ConsumerStoreContract.this);
    }
  }

  @Nested
  class Notes extends NoteContract {
    Notes() {
      super(ConsumerStoreContract.this);
    }
  }

  @Nested
  class Letters extends DeadLetterContract {
    Letters() {
      super(ConsumerStoreContract.this);
    }
  }

  @Nested
  class DroppedLetters extends DroppedLetterContract {
    DroppedLetters() {
      super(ConsumerStoreContract.this);
    }
  }

  @Nested
  class RunsAndReplays extends RunContract {
    RunsAndReplays() {
      super(ConsumerStoreContract.this);
    }
  }
}
