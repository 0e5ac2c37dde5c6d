package io.tailrace.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PositionTest {
  private static final Position FRESH = Position.at(new UUID(1, 2), 0, 10);

  @Test
  void pendingOffsetsStayAscendingAndSingle() {
    Position position = FRESH.withPending(List.of(7L, 3L)).withPending(List.of(3L, 5L));
    assertThat(position.pending()).containsExactly(3L, 5L, 7L);
    assertThat(position.without(List.of(5L, 99L)).pending()).containsExactly(3L, 7L);
  }

  @Test
  void theFloorIsTheLowestOffsetStillNeeded() {
    assertThat(FRESH.floor()).isEqualTo(10);
    assertThat(FRESH.withPending(List.of(4L, 8L)).floor()).isEqualTo(4);
  }

  @Test
  void advancingKeepsWhatIsPending() {
    Position advanced = FRESH.withPending(List.of(4L)).advancedTo(20);
    assertThat(advanced.offset()).isEqualTo(20);
    assertThat(advanced.pending()).containsExactly(4L);
    assertThat(advanced.logId()).isEqualTo(FRESH.logId());
  }

  @Test
  void pendingOffsetsComeBackFromTheirText() {
    for (List<Long> pending : List.of(List.<Long>of(), List.of(3L), List.of(3L, 5L, 8L))) {
      Position position = new Position(new UUID(1, 2), 0, 9, pending);
      assertThat(Position.of(new UUID(1, 2), 0, 9, position.pendingText())).isEqualTo(position);
    }
  }
}
