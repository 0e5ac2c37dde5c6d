package io.tailrace.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Paging is lazy, complete, and ends. */
class PagedItemsTest {
  private final List<String> asked = new ArrayList<>();

  private Stream<Integer> items(List<AppApiPage<Integer>> pages) {
    return PagedItems.items(
        start -> {
          asked.add(start);
          return pages.get(start == null ? 0 : Integer.parseInt(start));
        });
  }

  private static AppApiPage<Integer> page(String next, Integer... items) {
    return new AppApiPage<>(List.of(items), next);
  }

  @Test
  void allPagesInOrder() {
    assertThat(items(List.of(page("1", 1, 2), page("2", 3), page("", 4))))
        .containsExactly(1, 2, 3, 4);
    assertThat(asked).containsExactly(null, "1", "2");
  }

  @Test
  void aPageIsReadWhenItIsNeeded() {
    Iterator<Integer> items =
        items(List.of(page("1", 1, 2), page("2", 3), page(null, 4))).iterator();
    assertThat(asked).isEmpty();
    items.next();
    items.next();
    assertThat(asked).hasSize(1);
    items.next();
    assertThat(asked).hasSize(2);
  }

  @Test
  void oneHoleIsNotTheEnd() {
    assertThat(items(List.of(page("1", 1), page("2"), page(null, 2)))).containsExactly(1, 2);
  }

  @Test
  void aNextWithoutEndEnds() {
    List<AppApiPage<Integer>> pages = new ArrayList<>(List.of(page("1", 1)));
    for (int i = 1; i < 100; i++) {
      pages.add(page(Integer.toString(i + 1)));
    }
    assertThat(items(pages)).containsExactly(1);
    assertThat(asked).hasSize(4);
  }

  @Test
  void anEmptyPageThatLeadsToItselfEnds() {
    assertThat(items(List.of(page("1", 1), page("1")))).containsExactly(1);
    assertThat(asked).hasSize(2);
  }

  @Test
  void aCircleIsSaidToBeOne() {
    assertThatExceptionOfType(AppApiException.class)
        .isThrownBy(() -> items(List.of(page("1", 1), page("2", 2), page("1", 3))).toList())
        .withMessageContaining("leads back");
  }
}
