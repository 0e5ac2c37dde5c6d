package io.tailrace.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An owner that was overtaken commits nothing any more. */
abstract class FenceContract extends SinkScene {
  FenceContract(TrialSinks sinks) {
    super(sinks);
  }

  @Test
  void aLowerEpochCommitsNothing() throws Exception {
    writeUsual(0, 2);
    assertThatThrownBy(() -> sink.write(new Batch(usual(2, 4), at(4), EPOCH - 1, false)))
        .isInstanceOf(SinkUnavailableException.class);
    sink.open();
    assertCommitted(at(2));
    assertOwnersEffect(ids(0, 2));
  }

  @Test
  void aLowerEpochMovesNoPosition() throws Exception {
    writeUsual(0, 2);
    assertThatThrownBy(() -> sink.reset(at(0), EPOCH - 1))
        .isInstanceOf(SinkUnavailableException.class);
    sink.open();
    assertCommitted(at(2));
  }

  @Test
  void theOwnerGoesOnAfterAnotherWasRefused() throws Exception {
    writeUsual(0, 2);
    assertThatThrownBy(() -> sink.write(new Batch(usual(2, 4), at(4), EPOCH - 1, false)))
        .isInstanceOf(SinkUnavailableException.class);
    sink.open();
    writeUsual(2, 4);
    assertCommitted(at(4));
    assertEffect(ids(0, 4));
  }

  @Test
  void aHigherEpochTakesOverForGood() throws Exception {
    writeUsual(0, 2);
    sink.write(new Batch(usual(2, 3), at(3), EPOCH + 1, false));
    assertThatThrownBy(() -> write(usual(3, 4), at(4), false))
        .isInstanceOf(SinkUnavailableException.class);
    reopen();
    assertThatThrownBy(() -> write(usual(3, 4), at(4), false))
        .isInstanceOf(SinkUnavailableException.class);
    reopen();
    assertCommitted(at(3));
    assertOwnersEffect(ids(0, 3));
  }

  /** What a frozen owner wrote before it was overtaken counts; what it writes after does not. */
  @Test
  void aClaimKeepsTheOwnerBeforeOut() throws Exception {
    writeUsual(0, 2);
    assertThat(sink.claim(at(0), EPOCH + 1)).isEqualTo(at(2));
    assertThatThrownBy(() -> write(usual(2, 4), at(4), false))
        .isInstanceOf(SinkUnavailableException.class);
    reopen();
    assertThatThrownBy(() -> write(usual(2, 4), at(4), false))
        .isInstanceOf(SinkUnavailableException.class);
    reopen();
    assertCommitted(at(2));
    sink.write(new Batch(usual(2, 4), at(4), EPOCH + 1, false));
    assertEffect(ids(0, 4));
  }

  @Test
  void aFreshSinkIsClaimedToo() throws Exception {
    assertThat(sink.claim(at(7), EPOCH)).isEqualTo(at(7));
    assertThatThrownBy(() -> sink.write(new Batch(usual(7, 8), at(8), EPOCH - 1, false)))
        .isInstanceOf(SinkUnavailableException.class);
    reopen();
    assertCommitted(at(7));
    assertThat(sink.claim(at(0), EPOCH)).isEqualTo(at(7));
    assertOwnersEffect(List.of());
  }

  @Test
  void aClaimKeepsWhatIsPending() throws Exception {
    Position pending = new Position(LOG, 0, 6, List.of(2L, 4L));
    write(List.of(), pending, false);
    assertThat(sink.claim(at(0), EPOCH + 1)).isEqualTo(pending);
    assertCommitted(pending);
  }

  @Test
  void aLowerEpochClaimsNothing() throws Exception {
    writeUsual(0, 2);
    assertThatThrownBy(() -> sink.claim(at(0), EPOCH - 1))
        .isInstanceOf(SinkUnavailableException.class);
    reopen();
    writeUsual(2, 4);
    assertCommitted(at(4));
  }
}
