package io.tailrace.testkit.store;

import static io.tailrace.core.consumer.DeadLetter.State.DROPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Dead letters past what is kept: the oldest go, no more than must, and something tells of them.
 */
abstract class DroppedLetterContract extends StoreScene {
  DroppedLetterContract(TrialStores stores) {
    super(stores);
  }

  @Test
  void dropsTheOldestOfASinkPastWhatIsKept() throws Exception {
    for (int i = 1; i <= 5; i++) {
      letters().add(letter("database", i));
    }
    letters().add(letter("handler:mail", 6));
    assertThat(letters().dropOldest("database", 5, LATER)).isEmpty();
    assertThat(letters().dropOldest("handler:mail", 1, LATER)).isEmpty();
    assertThat(letters().dropOldest("database", 3, LATER).orElseThrow().record().offset())
        .isEqualTo(1);
    assertThat(letters().dropOldest("database", 3, LATER).orElseThrow().record().offset())
        .isEqualTo(2);
    assertThat(letters().dropOldest("database", 3, LATER)).isEmpty();
    crash();
    assertThat(offsets(letters().list(null, null, 0, 10))).containsExactly(3L, 4L, 5L, 6L);
    assertThat(letters().counts()).isEqualTo(Map.of("database", 3L, "handler:mail", 1L));
    DeadLetter dropped = letters().of("default", "e1").get(0);
    assertThat(dropped.state()).isEqualTo(DROPPED);
    assertThat(dropped.resolvedAt()).isEqualTo(LATER);
    assertThat(dropped.reason()).isEqualTo("refused");
    assertThat(dropped.record().body()).isEmpty();
    letters().add(letter("database", 1));
    assertThat(letters().of("default", "e1").get(0).record().body()).isNotEmpty();
  }

  @Test
  void dropsNoneThatIsToBeTriedAgain() throws Exception {
    letters().add(letter("database", 1));
    letters().add(letter("database", 2));
    letters().requestReplay(letters().list(null, null, 0, 1).get(0).id());
    assertThat(letters().dropOldest("database", 1, LATER).orElseThrow().record().offset())
        .isEqualTo(2);
    assertThat(letters().dropOldest("database", 0, LATER)).isEmpty();
    assertThat(offsets(letters().requested("database", 0, 10))).containsExactly(1L);
  }

  /** Two workers that drop at once leave as many as are kept, and each is dropped by one. */
  @Test
  void droppedAtOnceByTwoNoMoreGoThanMust() throws Exception {
    for (int i = 1; i <= 40; i++) {
      letters().add(letter("database", i));
    }
    Set<Long> dropped = ConcurrentHashMap.newKeySet();
    AtomicInteger drops = new AtomicInteger();
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> drop(dropped, drops));
    drop(dropped, drops);
    other.join();
    assertThat(letters().counts()).isEqualTo(Map.of("database", 10L));
    assertThat(drops).hasValue(30);
    assertThat(dropped).hasSize(30);
  }

  private void drop(Set<Long> dropped, AtomicInteger drops) {
    try {
      var letter = letters().dropOldest("database", 10, LATER);
      while (letter.isPresent()) {
        dropped.add(letter.get().id());
        drops.incrementAndGet();
        letter = letters().dropOldest("database", 10, LATER);
      }
    } catch (StoreUnavailableException e) {
      throw new IllegalStateException(e);
    }
  }
}
