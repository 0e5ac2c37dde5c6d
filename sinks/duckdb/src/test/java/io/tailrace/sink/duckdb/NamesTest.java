package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.sink.SourceName;
import io.tailrace.testkit.sink.TrialRecords;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names are written with the next batch, in place of all that were there. */
class NamesTest {
  @TempDir Path folder;

  @Test
  void theNextBatchBringsThem() throws Exception {
    try (Trial trial = Trial.open(folder)) {
      trial.sink.names(List.of(name(1, "One"), name(2, null)));
      trial.writeUpTo(3);
      assertThat(trial.texts("SELECT name FROM names ORDER BY id")).containsExactly("One", "null");
      trial.sink.names(List.of(name(2, "Two")));
      trial.writeUpTo(5);
      trial.writeUpTo(6);
      assertThat(trial.texts("SELECT name FROM names")).containsExactly("Two");
    }
  }

  private static SourceName name(long id, String name) {
    return new SourceName("default", "campaign", id, null, name, "running", TrialRecords.START);
  }
}
