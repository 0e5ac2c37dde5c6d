package io.tailrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.Quarantine;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.consumer.ScriptedSink;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file that lacks what another process's has waits for a word; any other goes on. */
class LocalFileSinkTest {
  private static final UUID LOG = new UUID(0, 1);
  private static final long EPOCH = 7;
  private final InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of("warehouse"));
  private final ScriptedSink.Kept kept = new ScriptedSink.Kept();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T06:00:00Z"));
  private final InMemoryLog log = new InMemoryLog(clock);
  private final SinkFileOwner home =
      new SinkFileOwner("warehouse", store, Path.of("/data/one"), clock);
  private final LocalFileSink sink =
      new LocalFileSink(new ScriptedSink("warehouse", kept, false), log, store, home);

  private static Position at(long offset) {
    return Position.at(LOG, 0, offset);
  }

  /** The log lets go of all that it has up to here. */
  private void trimmedTo(long offset) throws Exception {
    for (long next = 1; next < offset; next++) {
      byte[] body = String.valueOf(next).getBytes(StandardCharsets.UTF_8);
      var reason = new QuarantineReason("not_json", "says the test");
      NewRecord record =
          NewRecord.quarantined("default", reason, Source.WEBHOOK, clock.instant(), body);
      log.append(List.of(record), clock.instant().plusSeconds(3));
      log.quarantine()
          .resolve("default", record.key(), Quarantine.Resolution.DISCARDED, clock.instant());
    }
    clock.advance(Duration.ofDays(91));
    log.retain();
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
  void whoLacksTheFileSaysWhereItIsAndLeavesItToOthers() throws Exception {
    sink.claim(at(1), EPOCH);
    noted(10);
    kept.position(null);
    SinkFileOwner other = new SinkFileOwner("warehouse", store, Path.of("/data/two"), clock);
    var there =
        new LocalFileSink(
            new ScriptedSink("warehouse", new ScriptedSink.Kept(), false), log, store, other);
    assertThat(other.asks(2)).isTrue();
    assertThatThrownBy(() -> there.claim(at(1), EPOCH + 1))
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining("/data/one");
    assertThatThrownBy(other::require).hasMessageContaining("/data/one");
    assertThat(other.asks(2)).isFalse();
    assertThat(other.asks(1)).as("nobody else is there to have it").isTrue();
    clock.advance(Duration.ofSeconds(30));
    assertThat(other.asks(2)).as("somebody may have said that it shall go on").isTrue();
    store.replays().request("warehouse", 0, 1, 10);
    there.claim(at(1), EPOCH + 1);
    assertThat(other.asks(2)).isTrue();
    assertThat(other.where()).contains("/data/two");
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
    trimmedTo(50);
    assertThat(sink.claim(at(1), EPOCH)).isEqualTo(at(10));
  }

  @Test
  void oneThatCanStillGetAllGoesOn() throws Exception {
    kept.position(at(10));
    noted(80);
    trimmedTo(10);
    assertThat(sink.claim(at(1), EPOCH)).isEqualTo(at(10));
  }

  @Test
  void oneThatStoppedTooLongAgoWaits() throws Exception {
    kept.position(at(10));
    noted(80);
    trimmedTo(50);
    assertThatThrownBy(() -> sink.claim(at(1), EPOCH))
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining("no longer holds");
    store.replays().request("warehouse", 0, 50, 80);
    assertThat(sink.claim(at(1), EPOCH)).isEqualTo(at(10));
  }
}
