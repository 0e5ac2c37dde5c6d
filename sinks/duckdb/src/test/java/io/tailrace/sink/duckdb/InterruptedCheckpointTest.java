package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.NegativeControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A loss of power in the middle of a checkpoint, or a sync of it that failed, damages nothing:
 * whatever pages of it the disk has, the file is as before it, or as after it.
 */
class InterruptedCheckpointTest {
  private static final int PAGE = 4096;
  private static final int STATES = 10;
  private static final long EVENTS = 3_000;
  @TempDir Path folder;
  @TempDir Path left;
  private final Random random = new Random(1);
  private boolean looking;
  private byte[] before;
  private byte[] after;
  private byte[] wal;
  private byte[] journal;

  @BeforeEach
  void checkpoint() throws Exception {
    try (Trial trial = Trial.opened(new Trial(DuckDbSettings.in(folder), this::look))) {
      trial.writeUpTo(EVENTS / 2);
    }
    looking = true;
    try (Trial trial = Trial.opened(new Trial(DuckDbSettings.in(folder), this::look))) {
      trial.writeUpTo(EVENTS);
    }
  }

  private void look(String what, boolean done) {
    if (!looking || !what.equals("CHECKPOINT")) {
      return;
    }
    try {
      Path file = folder.resolve("warehouse.duckdb");
      if (done) {
        after = Files.readAllBytes(file);
      } else {
        before = Files.readAllBytes(file);
        wal = Files.readAllBytes(SetAside.wal(file));
        journal = Files.readAllBytes(RollbackJournal.of(file));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whateverPagesTheDiskHas() throws Exception {
    for (int i = 0; i < STATES; i++) {
      assertThat(timesDamaged(interrupted(), wal, journal)).isZero();
    }
  }

  /** DuckDB alone cannot read what is left. */
  @Test
  @NegativeControl
  void withoutTheJournalItIsDamaged() throws Exception {
    assertThat(timesDamaged(interrupted(), wal, new byte[0])).isOne();
  }

  /** Its header is there, and the journal as well: it was the sync of the header that failed. */
  @Test
  void afterItsHeader() throws Exception {
    assertThat(timesDamaged(after, new byte[0], journal)).isZero();
  }

  /** No checkpoint begins before the journal is there as a whole. */
  @Test
  void aTornJournalIsNotUsed() throws Exception {
    byte[] torn = journal.clone();
    Arrays.fill(torn, 2 * PAGE, 10 * PAGE, (byte) 7);
    assertThat(timesDamaged(before, wal, torn)).isZero();
    assertThat(timesDamaged(before, wal, Arrays.copyOf(journal, 5 * PAGE))).isZero();
  }

  /** The pages of before and after, mixed; but the headers, which are written last. */
  private byte[] interrupted() {
    byte[] mixed = Arrays.copyOf(before, Math.max(before.length, after.length));
    for (int at = RollbackJournal.HEADERS; at < after.length; at += PAGE) {
      if (random.nextBoolean()) {
        System.arraycopy(after, at, mixed, at, Math.min(PAGE, after.length - at));
      }
    }
    return mixed;
  }

  private long timesDamaged(byte[] main, byte[] log, byte[] kept) throws Exception {
    Path file = left.resolve("warehouse.duckdb");
    Files.write(file, main);
    Files.write(SetAside.wal(file), log);
    Files.write(RollbackJournal.of(file), kept);
    try (Trial trial = Trial.open(left)) {
      if (trial.sink.timesDamaged() == 0) {
        assertThat(trial.rows("SELECT count(*), count(DISTINCT event_id) FROM delivery_events"))
            .containsExactly(List.of(EVENTS, EVENTS));
        assertThat(trial.offset()).isEqualTo(EVENTS);
      }
      assertThat(RollbackJournal.of(file)).doesNotExist();
      return trial.sink.timesDamaged();
    }
  }
}
