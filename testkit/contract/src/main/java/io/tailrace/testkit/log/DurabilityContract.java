package io.tailrace.testkit.log;

import static io.tailrace.core.log.AppendOutcome.APPENDED;
import static io.tailrace.core.log.AppendOutcome.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.ReadLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What was answered is there: after a crash, under many callers, once, and for a reader that
 * follows.
 */
abstract class DurabilityContract extends LogScene {
  private static final int CALLERS = 16;
  private static final int EACH = 60;

  DurabilityContract(TrialLogs logs) {
    super(logs);
  }

  @Test
  void whatWasAnsweredSurvivesACrash() throws Exception {
    appendEvents(0, 10);
    append(List.of(unreadable("a"), event("e10")));
    List<LogRecord> before = readAll();
    trial.crash();
    assertThat(readAll()).usingRecursiveFieldByFieldElementComparator().isEqualTo(before);
    assertThat(append(event("e3"))).isEqualTo(DUPLICATE);
  }

  @Test
  void whatWasAnsweredSurvivesAReopening() throws Exception {
    appendEvents(0, 10);
    List<LogRecord> before = readAll();
    trial.reopen();
    assertThat(readAll()).usingRecursiveFieldByFieldElementComparator().isEqualTo(before);
  }

  @Test
  void offsetsGoOnAfterACrash() throws Exception {
    appendEvents(0, 3);
    long end = end();
    trial.crash();
    appendEvents(3, 4);
    assertThat(readAll().get(3).offset()).isGreaterThanOrEqualTo(end);
  }

  @Test
  void manyCallersEachFindTheirsOnce() throws Exception {
    List<AppendOutcome> outcomes =
        together(IntStream.range(0, CALLERS).mapToObj(this::appendOwnAndShared));
    assertThat(outcomes.stream().filter(APPENDED::equals)).hasSize(CALLERS * EACH + EACH);
    assertThat(outcomes.stream().filter(DUPLICATE::equals)).hasSize((CALLERS - 1) * EACH);
    assertThat(keys()).hasSize(CALLERS * EACH + EACH).doesNotHaveDuplicates();
    List<String> before = keys();
    trial.crash();
    assertThat(keys()).isEqualTo(before);
  }

  private Callable<List<AppendOutcome>> appendOwnAndShared(int caller) {
    return () -> {
      List<AppendOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        NewRecord own = event("of-" + caller + "-" + i);
        outcomes.addAll(append(List.of(own, event("shared-" + i))));
      }
      return outcomes;
    };
  }

  @Test
  void aReaderThatFollowsMissesNothing() throws Exception {
    Callable<List<AppendOutcome>> reading =
        () -> {
          assertThat(follow(CALLERS * EACH + EACH)).isEqualTo(keys());
          return List.of();
        };
    together(
        Stream.concat(
            Stream.of(reading), IntStream.range(0, CALLERS).mapToObj(this::appendOwnAndShared)));
  }

  private List<String> follow(int count) throws Exception {
    List<String> keys = new ArrayList<>();
    long offset = 0;
    while (keys.size() < count) {
      assertThat(reader().await(0, offset, Duration.ofSeconds(30))).isTrue();
      for (LogRecord record : reader().read(0, offset, new ReadLimit(50, Long.MAX_VALUE))) {
        assertThat(record.offset()).isGreaterThanOrEqualTo(offset);
        keys.add(record.key());
        offset = record.offset() + 1;
      }
    }
    return keys;
  }

  private static List<AppendOutcome> together(Stream<Callable<List<AppendOutcome>>> tasks)
      throws Exception {
    List<AppendOutcome> outcomes = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<AppendOutcome>> result : executor.invokeAll(tasks.toList())) {
        outcomes.addAll(result.get());
      }
    }
    return outcomes;
  }
}
