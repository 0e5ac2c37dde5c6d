package io.tailrace.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.backup.FileContents;
import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.backup.KeptPosition;
import io.tailrace.core.backup.Renewal;
import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.Replay;
import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.file.FreeSpace;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the open log is a log as of one moment, and nobody who appends notices. */
class LogCopyTest {
  private static final long PLENTY = Long.MAX_VALUE;
  @TempDir Path folder;
  @TempDir Path copies;

  private static CopyPace pace(FreeSpace disk) {
    return new CopyPace(disk, Path.of("."), 1 << 20, () -> false);
  }

  @Test
  void hasAllThatWasDurable() throws Exception {
    try (SqliteLog log = LogFixture.open(folder)) {
      for (int i = 0; i < 100; i++) {
        LogFixture.append(log, "e" + i);
      }
      FileContents contents = copy(pace(anywhere -> PLENTY));
      LogFixture.append(log, "later");
      assertThat(contents.positions())
          .containsExactly(new KeptPosition("log", 0, log.reader().logId(), 101));
      assertThat(contents.counts()).containsEntry("ids", 100L);
    }
    try (SqliteLog copied = LogFixture.open(copies)) {
      assertThat(LogFixture.keys(copied)).hasSize(100).doesNotContain("later");
      assertThat(LogFixture.append(copied, "e7")).hasToString("DUPLICATE");
    }
  }

  private FileContents copy(CopyPace pace) throws IOException {
    KeptFile kept = KeptSqlite.log(folder);
    pace.require(kept.name(), kept.bytes());
    return kept.copy(copies.resolve(kept.name()), pace);
  }

  @Test
  void withoutRoomNoneIsBegun() throws Exception {
    try (SqliteLog log = LogFixture.open(folder)) {
      LogFixture.append(log, "e");
      assertThatThrownBy(() -> copy(pace(anywhere -> 1 << 20)))
          .hasMessageContaining("There is no room")
          .hasMessageContaining("log.min-free");
      assertThat(copies).isEmptyDirectory();
    }
  }

  /** The disk runs full on the way: what is left free is not used up, and the log goes on. */
  @Test
  void oneThatFillsTheDiskIsEnded() throws Exception {
    AtomicLong asked = new AtomicLong();
    FreeSpace shrinking = anywhere -> asked.incrementAndGet() == 1 ? PLENTY : 0;
    try (SqliteLog log = LogFixture.open(folder)) {
      byte[] body = new byte[1 << 20];
      for (int i = 0; i < 40; i++) {
        log.append(List.of(LogFixture.event("large" + i, body)), Instant.now().plusSeconds(30));
      }
      assertThatThrownBy(() -> copy(pace(shrinking)))
          .hasMessageContaining("The copy was stopped: less than 1 MiB are free");
      LogFixture.append(log, "after");
      assertThat(LogFixture.keys(log)).contains("after");
    }
  }

  @Test
  void aRenewedOneHasAnotherIdAndNothingElse() throws Exception {
    UUID before;
    try (SqliteLog log = LogFixture.open(folder)) {
      LogFixture.append(log, "e");
      before = log.reader().logId();
      copy(pace(anywhere -> PLENTY));
    }
    UUID after = UUID.randomUUID();
    KeptSqlite.log(folder).renew(copies, new Renewal(before, after, List.of(), ""));
    try (SqliteLog copied = LogFixture.open(copies)) {
      assertThat(copied.reader().logId()).isEqualTo(after);
      assertThat(LogFixture.keys(copied)).containsExactly("e");
    }
  }

  /** The store is copied after the sinks, so it may note a position that the sink's copy lacks. */
  @Test
  void theStoreNotesNothingPastARestoredSink() throws Exception {
    UUID before = UUID.randomUUID();
    UUID after = UUID.randomUUID();
    try (SqliteConsumerStore store = SqliteConsumerStore.open(copies, Set.of())) {
      store.positions().compareAndSet("database", 1, Position.at(before, 0, 20));
      store.positions().compareAndSet("handler:mine", 1, Position.at(before, 0, 30));
      var note = new SinkNotes.Change(null, "2\n" + before + " 7 ");
      assertThat(store.notes().compareAndSet("warehouse", 0, 1, note)).isTrue();
    }
    var sinks = List.of(new KeptPosition("database", 0, before, 15));
    KeptFile kept = KeptSqlite.store(copies);
    kept.renew(copies, new Renewal(before, after, sinks, kept.note()));
    try (SqliteConsumerStore store = SqliteConsumerStore.open(copies, Set.of())) {
      assertThat(store.positions().committed("database", 0)).contains(Position.at(after, 0, 15));
      assertThat(store.positions().committed("handler:mine", 0))
          .contains(Position.at(after, 0, 30));
      assertThat(store.notes().note("warehouse", 0)).contains("2\n" + after + " 7 ");
    }
  }

  /**
   * Between the sinks' copies and the store's, replays went on: what they gave the sinks is not in
   * the copies, so it is given once more. What had ended before stays as it was.
   */
  @Test
  void replaysThatWentOnSinceAreDoneOnceMore() throws Exception {
    UUID id = UUID.randomUUID();
    KeptFile kept = KeptSqlite.store(copies);
    Renewal renewal;
    try (SqliteConsumerStore store = SqliteConsumerStore.open(copies, Set.of())) {
      Replays replays = store.replays();
      DeadLetters letters = store.deadLetters();
      Replay ended = replays.request("database", 0, 1, 50);
      replays.advance(ended, 50);
      Replay underWay = replays.request("database", 0, 10, 90);
      replays.advance(underWay, 20);
      for (long offset = 1; offset <= 3; offset++) {
        letters.add(letter(offset));
        letters.requestReplay(offset);
      }
      letters.resolve(1, DeadLetter.State.REPLAYED, Instant.now());
      var sinks = List.of(new KeptPosition("database", 0, id, 100));
      renewal = new Renewal(id, UUID.randomUUID(), sinks, kept.note());
      replays.advance(underWay, 90);
      replays.advance(replays.request("database", 0, 30, 70), 60);
      replays.advance(replays.request("handler:mine", 0, 30, 70), 60);
      letters.resolve(2, DeadLetter.State.REPLAYED, Instant.now());
      letters.resolve(3, DeadLetter.State.DISCARDED, Instant.now());
    }
    kept.renew(copies, renewal);
    try (SqliteConsumerStore store = SqliteConsumerStore.open(copies, Set.of())) {
      assertThat(store.replays().unfinished())
          .containsExactly(
              new Replay(2, "database", 0, 20, 90),
              new Replay(3, "database", 0, 1, 70),
              new Replay(4, "handler:mine", 0, 60, 70));
      assertThat(store.deadLetters().requested("database", 0, 10))
          .extracting(DeadLetter::id)
          .containsExactly(2L);
    }
  }

  private static DeadLetter letter(long offset) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    var record =
        new LogRecord(
            0,
            offset,
            "default",
            RecordKind.EVENT,
            "e" + offset,
            Source.WEBHOOK,
            null,
            Instant.now(),
            body);
    return DeadLetter.of("database", record, "refused", 3, Instant.now());
  }
}
