package io.tailrace.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Sink;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The position goes with the effect, whatever happens between. */
abstract class CommitContract extends SinkScene {
  CommitContract(TrialSinks sinks) {
    super(sinks);
  }

  @Test
  void aFreshSinkHasNoPosition() throws Exception {
    assertThat(sink.committed(0)).isEmpty();
    assertEffect(List.of());
  }

  @Test
  void theEffectComesWithItsPosition() throws Exception {
    writeUsual(0, 3);
    assertCommitted(at(3));
    assertEffect(ids(0, 3));
  }

  @Test
  void anEmptyBatchMovesOnlyThePosition() throws Exception {
    writeUsual(0, 2);
    write(List.of(), at(9), false);
    assertCommitted(at(9));
    assertEffect(ids(0, 2));
  }

  @Test
  void anEmptyBatchMayBeTheFirst() throws Exception {
    write(List.of(), at(4), false);
    assertCommitted(at(4));
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() throws Exception {
    writeUsual(0, 3);
    writeUsual(3, 5);
    reopen();
    assertCommitted(at(5));
    assertEffect(ids(0, 5));
    writeUsual(5, 6);
    assertEffect(ids(0, 6));
  }

  @Test
  void openingAnOpenSinkAgainStartsClean() throws Exception {
    writeUsual(0, 3);
    sink.open();
    assertCommitted(at(3));
    writeUsual(3, 4);
    assertEffect(ids(0, 4));
  }

  @Test
  void closingTwiceIsHarmless() throws Exception {
    writeUsual(0, 1);
    sink.close();
    sink.close();
    sink.open();
    assertCommitted(at(1));
  }

  @Test
  void pendingOffsetsAreKept() throws Exception {
    Position pending = new Position(LOG, 0, 6, List.of(2L, 4L));
    write(
        List.of(TrialRecords.usual(1), TrialRecords.usual(3), TrialRecords.usual(5)),
        pending,
        false);
    reopen();
    assertCommitted(pending);
    write(usual(2, 3), pending.without(List.of(2L)), false);
    assertCommitted(new Position(LOG, 0, 6, List.of(4L)));
    assertEffect(List.of("event-1", "event-2", "event-3", "event-5"));
  }

  @Test
  void thousandsMayBePending() throws Exception {
    List<Long> offsets = java.util.stream.LongStream.range(0, 10_000).boxed().toList();
    Position position = new Position(LOG, 0, 10_000, offsets);
    write(List.of(), position, false);
    reopen();
    assertCommitted(position);
  }

  @Test
  void eachPartitionHasItsOwnPosition() throws Exception {
    writeUsual(0, 2);
    Position other = Position.at(LOG, 3, 77);
    sink.write(new Batch(List.of(), other, EPOCH, false));
    assertCommitted(at(2));
    assertThat(sink.committed(3)).contains(other);
    assertThat(sink.committed(1)).isEmpty();
  }

  @Test
  void thePositionNamesItsLog() throws Exception {
    writeUsual(0, 2);
    Position renewed = Position.at(UUID.fromString("00000000-0000-4000-8000-000000000002"), 0, 1);
    sink.reset(renewed, EPOCH);
    assertCommitted(renewed);
  }

  @Test
  void aResetMovesThePositionForwardAndBack() throws Exception {
    writeUsual(0, 3);
    sink.reset(at(100), EPOCH);
    assertCommitted(at(100));
    sink.reset(at(1), EPOCH);
    reopen();
    assertCommitted(at(1));
    assertEffect(ids(0, 3));
  }

  @Test
  void aCrashLeavesEffectAndPositionInAgreement() throws Exception {
    for (int batch = 0; batch < 4; batch++) {
      writeUsual(batch * 3L, batch * 3L + 3);
      Path left = sinks.crashed(folder, temporary.resolve("crash-" + batch));
      Sink after = opened(left);
      try {
        assertThat(after.committed(0)).contains(at(batch * 3L + 3));
        assertThat(sinks.effect(after)).containsExactlyInAnyOrderElementsOf(ids(0, batch * 3L + 3));
      } finally {
        after.close();
      }
    }
  }
}
