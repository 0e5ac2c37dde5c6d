package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.consumer.ScriptedSink;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file that lacks what another process's has waits for a word; any other goes on. */
class HomeboundSinkTest {
  private static final UUID LOG = new UUID(0, 1);
  private static final long EPOCH = 7;
  private final InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of("warehouse"));
  private final ScriptedSink.Kept kept = new ScriptedSink.Kept();
  private final HomeboundSink sink =
      new HomeboundSink(new ScriptedSink("warehouse", kept, false), store);

  private static Position at(long offset) {
    return Position.at(LOG, 0, offset);
  }

  private void noted(long offset) throws Exception {
    assertThat(store.positions().compareAndSet("warehouse", EPOCH, at(offset))).isTrue();
  }

  @Test
  void theFirstOfAllBegins() throws Exception {
    assertThat(sink.claim(at(1), EPOCH)).isEqualTo(at(1));
  }

  @Test
  void anEmptyFileWaitsIfAnotherHasEvents() throws Exception {
    noted(10);
    assertThatThrownBy(() -> sink.claim(at(1), EPOCH))
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining("here it is empty")
        .hasMessageContaining("tailrace replay --sink warehouse");
    assertThat(kept.position()).isNull();
  }

  @Test
  void aReplayLetsItBegin() throws Exception {
    noted(10);
    store.replays().request("warehouse", 0, 1, 10);
    assertThat(sink.claim(at(1), EPOCH)).isEqualTo(at(1));
  }

  @Test
  void theOwnFileGoesOnThoughTheLogForgot() throws Exception {
    kept.position(at(10));
    noted(10);
    assertThat(sink.claim(at(50), EPOCH)).isEqualTo(at(10));
  }

  @Test
  void oneThatCanStillGetAllGoesOn() throws Exception {
    kept.position(at(10));
    noted(80);
    assertThat(sink.claim(at(10), EPOCH)).isEqualTo(at(10));
  }

  @Test
  void oneThatStoppedTooLongAgoWaits() throws Exception {
    kept.position(at(10));
    noted(80);
    assertThatThrownBy(() -> sink.claim(at(50), EPOCH))
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining("no longer holds");
    store.replays().request("warehouse", 0, 50, 80);
    assertThat(sink.claim(at(50), EPOCH)).isEqualTo(at(10));
  }
}
