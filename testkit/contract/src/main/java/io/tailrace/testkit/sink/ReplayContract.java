package io.tailrace.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records handed over again, marked so, change nothing where they had their effect. */
abstract class ReplayContract extends SinkScene {
  ReplayContract(TrialSinks sinks) {
    super(sinks);
  }

  @Test
  void againDoublesNothing() throws Exception {
    writeUsual(0, 5);
    write(usual(0, 5), at(5), true);
    assertEffect(ids(0, 5));
    reopen();
    write(usual(1, 3), at(5), true);
    assertEffect(ids(0, 5));
    assertCommitted(at(5));
  }

  @Test
  void againWritesWhatIsMissing() throws Exception {
    writeUsual(0, 3);
    write(usual(5, 7), at(7), false);
    write(usual(1, 9), at(9), true);
    assertEffect(ids(0, 9).stream().toList());
    assertCommitted(at(9));
  }

  @Test
  void againOnAFreshSinkWritesAll() throws Exception {
    write(usual(0, 4), at(4), true);
    assertEffect(ids(0, 4));
  }

  @Test
  void aReplayFromTheStartInOtherBatchesDoublesNothing() throws Exception {
    writeUsual(0, 700);
    sink.reset(at(0), EPOCH);
    long from = 0;
    Random random = new Random(7);
    while (from < 700) {
      long to = Math.min(700, from + 1 + random.nextInt(200));
      write(usual(from, to), at(to), true);
      from = to;
    }
    assertEffect(ids(0, 700));
  }

  @Test
  void aFewOldRecordsAmongNewOnesAreFound() throws Exception {
    writeUsual(0, 500);
    List<SinkRecord> mixed =
        new ArrayList<>(List.of(TrialRecords.usual(3), TrialRecords.usual(400)));
    mixed.addAll(usual(500, 510));
    write(mixed, at(510), true);
    assertEffect(ids(0, 510));
  }

  @Test
  void aPendingRecordIsWrittenOnce() throws Exception {
    write(usual(1, 3), new Position(LOG, 0, 3, List.of(0L)), false);
    write(usual(0, 1), at(3), true);
    write(usual(0, 1), at(3), true);
    assertEffect(ids(0, 3));
  }

  @Test
  void anEmptyBatchMayBeMarkedAgain() throws Exception {
    write(List.of(), at(3), true);
    assertCommitted(at(3));
  }

  @Test
  void oneIdInTwoFeedsIsTwoEvents() throws Exception {
    SinkRecord here = TrialRecords.usual(0);
    String body = new String(here.record().body(), java.nio.charset.StandardCharsets.UTF_8);
    SinkRecord there = TrialRecords.of(1, "other", Source.WEBHOOK, body);
    write(List.of(here), at(1), false);
    write(List.of(here, there), at(2), true);
    assertThat(sinks.effect(sink)).containsExactlyElementsOf(Collections.nCopies(2, "event-0"));
  }
}
