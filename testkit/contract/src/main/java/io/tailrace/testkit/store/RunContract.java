package io.tailrace.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.Replay;
import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.Runs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs, marks and replays outlive the process. */
abstract class RunContract extends StoreScene {
  RunContract(TrialStores stores) {
    super(stores);
  }

  private Runs runs() {
    return trial.store().runs();
  }

  private Replays replays() {
    return trial.store().replays();
  }

  @Test
  void aRunThatDidNotEndIsNoticed() throws Exception {
    Runs.Run first = runs().begin();
    assertThat(first.afterUncleanStop()).isFalse();
    crash();
    Runs.Run second = runs().begin();
    assertThat(second.afterUncleanStop()).isTrue();
    assertThat(second.epoch()).isGreaterThan(first.epoch());
    runs().end();
    trial.reopen(SINKS);
    Runs.Run third = runs().begin();
    assertThat(third.afterUncleanStop()).isFalse();
    assertThat(third.epoch()).isGreaterThan(second.epoch());
  }

  @Test
  void marksCountUntilTheyAreCleared() throws Exception {
    runs().mark("database", 0, 7);
    crash();
    runs().mark("database", 0, 7);
    runs().mark("database", 0, 8);
    runs().mark("database", 1, 7);
    runs().mark("handler:mail", 0, 7);
    crash();
    assertThat(runs().marks("database", 0)).isEqualTo(Map.of(7L, 2, 8L, 1));
    assertThat(runs().marks("database", 1)).isEqualTo(Map.of(7L, 1));
    assertThat(runs().marks("handler:mail", 0)).isEqualTo(Map.of(7L, 1));
    assertThat(runs().marks("handler:mail", 1)).isEmpty();
    runs().clear("database", 0, 7);
    runs().clear("database", 1, 8);
    crash();
    assertThat(runs().marks("database", 0)).isEqualTo(Map.of(8L, 1));
    assertThat(runs().marks("database", 1)).isEqualTo(Map.of(7L, 1));
  }

  @Test
  void replaysGoOnWhereTheyWere() throws Exception {
    Replay first = replays().request("database", 0, 10, 30);
    Replay second = replays().request("database", 0, 5, 8);
    Replay other = replays().request("handler:mail", 1, 1, 2);
    assertThat(replays().next("database", 0)).contains(first);
    assertThat(replays().next("database", 1)).isEmpty();
    replays().advance(first, 20);
    crash();
    Replay further = new Replay(first.id(), "database", 0, 20, 30);
    assertThat(replays().next("database", 0)).contains(further);
    assertThat(replays().unfinished()).isEqualTo(List.of(further, second, other));
    replays().advance(further, 30);
    assertThat(replays().next("database", 0)).contains(second);
    assertThat(replays().unfinished()).isEqualTo(List.of(second, other));
  }
}
