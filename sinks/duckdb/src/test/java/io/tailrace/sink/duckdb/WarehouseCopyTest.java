package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.backup.FileContents;
import io.tailrace.core.backup.Renewal;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SourceName;
import io.tailrace.testkit.sink.TrialRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the open file has the position that fits its rows, whatever goes on around it. */
class WarehouseCopyTest {
  private static final SourceName NAME =
      new SourceName("default", "campaign", 7, null, "seven", null, TrialRecords.START);
  @TempDir Path folder;
  @TempDir Path copies;
  private Trial trial;
  private HeldSink held;
  private KeptWarehouse kept;

  @BeforeEach
  void open() throws Exception {
    trial = Trial.closed(folder);
    held = new HeldSink(trial.sink);
    kept = new KeptWarehouse(DuckDbSettings.in(folder), held);
    held.open();
    held.claim(Position.at(Trial.LOG, 0, 0), 1);
  }

  @AfterEach
  void close() {
    held.close();
  }

  private Path target() {
    return copies.resolve(kept.name());
  }

  private CopyPace pace() {
    return new CopyPace(folder -> Long.MAX_VALUE, copies, 0, () -> false);
  }

  @Test
  void hasAllThatWasCommitted() throws Exception {
    trial.writeUpTo(1_000);
    FileContents contents = kept.copy(target(), pace());
    trial.writeUpTo(2_000);
    assertThat(contents.counts()).containsEntry("delivery_events", 1_000L);
    assertThat(contents.positions()).singleElement().matches(it -> it.offset() == 1_000);
    assertCopied(1_000);
    assertThat(trial.offset()).isEqualTo(2_000);
  }

  @Test
  void whileSomebodyReadsWhatWasDeleted() throws Exception {
    trial.sink.names(List.of(NAME));
    trial.writeUpTo(1_000);
    held.claim(Position.at(Trial.LOG, 0, 0), 1);
    try (ReadSession session = trial.sink.session();
        var statement = session.prepare("SELECT count(*) FROM names")) {
      assertThat(statement.executeQuery().next()).isTrue();
      trial.sink.names(List.of());
      trial.writeUpTo(1_500);
      assertThat(kept.copy(target(), pace()).counts()).containsEntry("delivery_events", 1_500L);
    }
    assertCopied(1_500);
  }

  /**
   * Where no checkpoint is possible, what is in the write-ahead log comes along beside the copy.
   */
  @Test
  void theWriteAheadLogComesAlong() throws Exception {
    held.close();
    DuckDbSettings settings = DuckDbSettings.in(folder);
    try (DuckDbFile file = DuckDbFile.open(settings.file(), settings, WriteStep.NOTHING)) {
      file.begin();
      new DuckDbPositions(file).put(Position.at(Trial.LOG, 0, 77), 5);
      file.run("COMMIT");
      file.copy(target(), pace());
    }
    assertThat(kept.names(copies)).containsExactly("warehouse.duckdb", "warehouse.duckdb.wal");
    assertThat(kept.lying(copies).positions()).singleElement().matches(it -> it.offset() == 77);
  }

  @Test
  void isMadeBesideOneWhoWrites() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread writer =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((thread, thrown) -> failure.set(thrown))
            .start(
                () -> {
                  while (!enough.get()) {
                    writeSome();
                  }
                });
    try {
      for (int i = 0; i < 3; i++) {
        FileContents contents = kept.copy(target(), pace());
        long offset = contents.positions().get(0).offset();
        assertThat(contents.counts()).containsEntry("delivery_events", offset);
        assertCopied(offset);
        Files.delete(target());
      }
    } finally {
      enough.set(true);
      writer.join();
    }
    assertThat(failure.get()).as("the writer noticed").isNull();
    assertThat(trial.ids()).doesNotHaveDuplicates().hasSize((int) trial.offset());
  }

  /** As its consumer does, through the one that is held. */
  private void writeSome() {
    try {
      long from = held.committed(0).orElseThrow().offset();
      List<SinkRecord> records =
          LongStream.range(from, from + 50).mapToObj(TrialRecords::usual).toList();
      held.write(new Batch(records, Position.at(Trial.LOG, 0, from + 50), 1, false));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneThatIsStoppedHurtsNothing() throws Exception {
    byte[] noise = new byte[8_000];
    new Random(1).nextBytes(noise);
    String text = HexFormat.of().formatHex(noise);
    for (int i = 0; i < 60; i++) {
      trial.write(large(20L * i, text));
    }
    var stopped = new CopyPace(folder -> Long.MAX_VALUE, copies, 0, () -> true);
    assertThatThrownBy(() -> kept.copy(target(), stopped))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("stopped before its end");
    trial.write(Trial.event(1_200, "last", "sent", "{}"));
    assertThat(trial.offset()).isEqualTo(1_201);
  }

  private static SinkRecord[] large(long from, String text) {
    return LongStream.range(from, from + 20)
        .mapToObj(i -> Trial.event(i, "e" + i, "sent", "{\"custom\":\"" + i + text + "\"}"))
        .toArray(SinkRecord[]::new);
  }

  @Test
  void withoutAnOpenFileItSaysSo() {
    held.close();
    assertThatThrownBy(() -> kept.copy(target(), pace()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("The warehouse is not open");
  }

  @Test
  void itsPositionsFollowTheLogsNewId() throws Exception {
    trial.writeUpTo(100);
    kept.copy(target(), pace());
    UUID renewed = UUID.randomUUID();
    kept.renew(copies, new Renewal(Trial.LOG, renewed, List.of(), ""));
    assertThat(kept.lying(copies).positions())
        .singleElement()
        .matches(it -> it.offset() == 100 && it.logId().equals(renewed));
  }

  private void assertCopied(long rows) throws Exception {
    try (Trial copy = Trial.open(copies)) {
      assertThat(copy.offset()).isEqualTo(rows);
      assertThat(copy.sink.reader().count()).isEqualTo(rows);
      assertThat(copy.ids()).doesNotHaveDuplicates();
    }
  }
}
