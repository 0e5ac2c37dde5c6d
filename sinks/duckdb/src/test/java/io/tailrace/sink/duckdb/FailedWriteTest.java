package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever fails at whatever step of a write: nothing more is read or written before the file was
 * opened anew, and then rows and position agree. A COMMIT that threw may have committed or not.
 */
class FailedWriteTest {
  private static final String MEMORY =
      "TransactionContext Error: Failed to commit: failed to pin block of size 256.0 KiB";
  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> anErrorOfDuckDb() throws Exception {
    return atEachStep(
        () -> {
          throw new SQLException(MEMORY);
        });
  }

  /** As when Java has no memory, or the library no such function. */
  @TestFactory
  List<DynamicTest> anErrorOfJava() throws Exception {
    return atEachStep(
        () -> {
          throw new OutOfMemoryError("says the test");
        });
  }

  private List<DynamicTest> atEachStep(Failure failure) throws Exception {
    List<String> steps = steps();
    assertThat(steps)
        .contains("BEGIN TRANSACTION false", "flush true", "COMMIT false", "COMMIT true");
    return IntStream.range(0, steps.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    i + " " + steps.get(i), () -> fail(i, steps.get(i), failure)))
        .toList();
  }

  private List<String> steps() throws Exception {
    Failing none = new Failing(Integer.MAX_VALUE, null);
    try (Trial trial = open("steps", none)) {
      trial.writeUpTo(10);
      none.arm();
      trial.writeUpTo(20);
      return List.copyOf(none.seen);
    }
  }

  private void fail(int at, String step, Failure failure) throws Exception {
    Failing failing = new Failing(at, failure);
    try (Trial trial = open("fails-" + at, failing)) {
      trial.writeUpTo(10);
      failing.arm();
      assertThatThrownBy(() -> trial.writeUpTo(20)).isNotInstanceOf(AssertionError.class);
      failing.disarm();
      assertNothingMoreIsDone(trial);
      trial.sink.open();
      assertThat(trial.offset()).isEqualTo(step.equals("COMMIT true") ? 20 : 10);
      assertThat(trial.ids()).hasSize((int) trial.offset()).doesNotHaveDuplicates();
      trial.writeUpTo(30);
      assertThat(trial.ids()).hasSize(30).doesNotHaveDuplicates();
    }
  }

  private static void assertNothingMoreIsDone(Trial trial) {
    assertThatThrownBy(trial::offset)
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining("opened first");
    assertThatThrownBy(() -> trial.writeUpTo(30)).isInstanceOf(SinkUnavailableException.class);
  }

  private Trial open(String name, WriteStep step) throws Exception {
    return Trial.opened(new Trial(DuckDbSettings.in(folder.resolve(name)), step));
  }

  /** DuckDB would go on with what the failed one has in memory. */
  @Test
  void anInstanceThatStillLivesIsNotTakenForTheFile() throws Exception {
    try (Trial first = Trial.open(folder);
        Trial second = Trial.closed(folder)) {
      first.writeUpTo(10);
      assertThatThrownBy(second.sink::open)
          .isInstanceOf(SinkUnavailableException.class)
          .hasMessageContaining("as it was before");
      first.writeUpTo(20);
      first.sink.close();
      second.sink.open();
      assertThat(second.offset()).isEqualTo(20);
    }
  }

  /** Fails once, at one step after it was armed; keeps what it has seen. */
  private static final class Failing implements WriteStep {
    private final List<String> seen = new ArrayList<>();
    private final int at;
    private final Failure failure;
    private boolean armed;

    Failing(int at, Failure failure) {
      this.at = at;
      this.failure = failure;
    }

    void arm() {
      armed = true;
    }

    void disarm() {
      armed = false;
    }

    @Override
    public void at(String what, boolean done) throws SQLException {
      if (armed) {
        seen.add(what + " " + done);
        if (seen.size() == at + 1) {
          failure.happen();
        }
      }
    }
  }

  private interface Failure {
    void happen() throws SQLException;
  }
}
