package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The event ids of a store's rows. An id that has two rows stands here twice, so that no check can
 * mistake the number of ids for the number of rows. Immutable.
 */
record Rows(List<String> ids) {
  Rows {
    ids = ids.stream().sorted().toList();
  }

  /** Each of these events is one row, and there is no other row. */
  void assertEachOnce(Collection<String> expected) {
    assertNoneLostOrDoubled(expected);
    assertThat(ids).as("ids that nobody expects").isEqualTo(List.copyOf(new TreeSet<>(expected)));
  }

  /** All of these are there, and each id is one row. One whose answer was lost may be there too. */
  void assertNoneLostOrDoubled(Collection<String> answered) {
    assertThat(lost(answered)).as("answered, and without a row").isEmpty();
    assertThat(doubled()).as("with more than one row").isEmpty();
  }

  Set<String> lost(Collection<String> answered) {
    Set<String> lost = new TreeSet<>(answered);
    lost.removeAll(new HashSet<>(ids));
    return lost;
  }

  Set<String> doubled() {
    Set<String> seen = new HashSet<>();
    Set<String> doubled = new TreeSet<>();
    for (String id : ids) {
      if (!seen.add(id)) {
        doubled.add(id);
      }
    }
    return doubled;
  }
}
