package io.tailrace.testkit.store;

import static io.tailrace.core.consumer.DeadLetter.State.DEAD;
import static io.tailrace.core.consumer.DeadLetter.State.DISCARDED;
import static io.tailrace.core.consumer.DeadLetter.State.REPLAYED;
import static io.tailrace.core.consumer.DeadLetter.State.REPLAY_REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.DeadLetter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dead letters: kept once, found, replayed, resolved, mirrored. */
abstract class DeadLetterContract extends StoreScene {
  DeadLetterContract(TrialStores stores) {
    super(stores);
  }

  private DeadLetter only() throws Exception {
    List<DeadLetter> all = letters().changedAfter(0, 10);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void keepsTheCopyAndWhy() throws Exception {
    DeadLetter letter = DeadLetter.of("database", quarantined(7), "column too short", 3, NOW);
    letters().add(letter);
    crash();
    assertThat(only()).usingRecursiveComparison().ignoringFields("id", "change").isEqualTo(letter);
    assertThat(only().id()).isPositive();
    letters().add(letter("database", 8));
    assertThat(letters().of("default", "e8").get(0).record())
        .usingRecursiveComparison()
        .isEqualTo(record(8));
  }

  @Test
  void keepsThatItTakesABackfilledOnesPlace() throws Exception {
    letters().add(DeadLetter.of("handler:mail", replacing(7), "refused", 3, NOW));
    crash();
    assertThat(only().record()).usingRecursiveComparison().isEqualTo(replacing(7));
  }

  @Test
  void theSameAgainReplacesItUnderItsId() throws Exception {
    letters().add(letter("database", 1));
    long id = only().id();
    letters().add(DeadLetter.of("database", record(1), "another reason", 4, LATER));
    assertThat(only().id()).isEqualTo(id);
    assertThat(only().reason()).isEqualTo("another reason");
    assertThat(only().attempts()).isEqualTo(4);
    letters().resolve(id, DISCARDED, LATER);
    letters().add(letter("database", 1));
    assertThat(only().id()).isEqualTo(id);
    assertThat(only().state()).isEqualTo(DEAD);
    assertThat(only().resolvedAt()).isNull();
  }

  @Test
  void listsUnresolvedOnesBySinkAndReason() throws Exception {
    for (int i = 1; i <= 6; i++) {
      String sink = i % 2 == 0 ? "database" : "handler:mail";
      letters().add(DeadLetter.of(sink, record(i), i < 4 ? "early" : "late", 1, NOW));
    }
    assertThat(offsets(letters().list(null, null, 0, 10))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(offsets(letters().list("database", null, 0, 10))).containsExactly(2L, 4L, 6L);
    assertThat(offsets(letters().list(null, "late", 0, 10))).containsExactly(4L, 5L, 6L);
    assertThat(offsets(letters().list("database", "late", 0, 10))).containsExactly(4L, 6L);
    DeadLetter second = letters().list(null, null, 0, 2).get(1);
    assertThat(offsets(letters().list(null, null, second.id(), 2))).containsExactly(3L, 4L);
    letters().resolve(second.id(), DISCARDED, LATER);
    assertThat(offsets(letters().list("database", null, 0, 10))).containsExactly(4L, 6L);
    assertThat(letters().counts()).isEqualTo(Map.of("database", 2L, "handler:mail", 3L));
  }

  @Test
  void isResolvedOnce() throws Exception {
    letters().add(letter("database", 1));
    long id = only().id();
    assertThat(letters().find(id)).isPresent();
    assertThat(letters().resolve(id, REPLAYED, LATER)).isTrue();
    assertThat(letters().resolve(id, DISCARDED, LATER)).isFalse();
    assertThat(letters().resolve(id + 1, DISCARDED, LATER)).isFalse();
    assertThat(letters().find(id)).isEmpty();
    assertThat(letters().counts()).isEmpty();
    assertThat(only().state()).isEqualTo(REPLAYED);
    assertThat(only().resolvedAt()).isEqualTo(LATER);
    assertThat(letters().of("default", "e1")).as("explain shows it").hasSize(1);
  }

  @Test
  void waitsToBeTriedAgain() throws Exception {
    letters().add(letter("database", 1));
    letters().add(letter("database", 2));
    long id = letters().list(null, null, 0, 1).get(0).id();
    assertThat(letters().requested("database", 0, 10)).isEmpty();
    assertThat(letters().requestReplay(id)).isTrue();
    assertThat(letters().requestReplay(999)).isFalse();
    crash();
    assertThat(offsets(letters().requested("database", 0, 10))).containsExactly(1L);
    assertThat(letters().requested("database", 1, 10)).isEmpty();
    assertThat(letters().requested("handler:mail", 0, 10)).isEmpty();
    assertThat(letters().counts()).isEqualTo(Map.of("database", 2L));
    assertThat(letters().find(id)).map(DeadLetter::state).contains(REPLAY_REQUESTED);
  }

  @Test
  void isDeadAgainWhenItWasRefusedAgain() throws Exception {
    letters().add(letter("database", 1));
    long id = only().id();
    letters().requestReplay(id);
    letters().refusedAgain(id, "still too long", LATER);
    assertThat(only().state()).isEqualTo(DEAD);
    assertThat(only().reason()).isEqualTo("still too long");
    assertThat(only().attempts()).isEqualTo(4);
    assertThat(only().at()).isEqualTo(LATER);
    assertThat(letters().requested("database", 0, 10)).isEmpty();
  }

  @Test
  void mirrorsSeeEveryChangeInOrder() throws Exception {
    letters().add(letter("database", 1));
    letters().add(letter("database", 2));
    List<DeadLetter> both = letters().changedAfter(0, 10);
    assertThat(offsets(both)).containsExactly(1L, 2L);
    assertThat(letters().changedAfter(0, 1)).hasSize(1);
    long seen = both.get(1).change();
    assertThat(letters().changedAfter(seen, 10)).isEmpty();
    letters().resolve(both.get(0).id(), DISCARDED, LATER);
    List<DeadLetter> changed = letters().changedAfter(seen, 10);
    assertThat(offsets(changed)).containsExactly(1L);
    assertThat(changed.get(0).change()).isGreaterThan(seen);
  }
}
