package io.tailrace.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One line a minute for each subject. */
class SeldomTest {
  private final Seldom seldom = new Seldom();
  private final List<Long> counts = new ArrayList<>();

  @Test
  void theFirstIsLoggedAndTheNextAreCounted() {
    for (int i = 0; i < 100; i++) {
      seldom.log("a", counts::add);
    }

    assertThat(counts).containsExactly(1L);
  }

  @Test
  void eachSubjectHasItsOwnMinute() {
    seldom.log("a", counts::add);
    seldom.log("b", counts::add);
    seldom.log("b", counts::add);

    assertThat(counts).containsExactly(1L, 1L);
  }
}
