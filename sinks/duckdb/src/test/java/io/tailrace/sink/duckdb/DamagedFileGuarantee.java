package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.sink.TrialRecords;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantee: a damaged warehouse is set aside, not deleted, and a new one stands in its place with
 * no position, so that the consumer fills it from the log. A damaged write-ahead log costs nothing:
 * it is set aside only if the log can give again what came since the last checkpoint. A good one is
 * never set aside, whatever DuckDB says of it.
 *
 * <p>Over 10 s: in -Pfull it damages a file in 30 ways and opens it each time.
 */
class DamagedFileGuarantee {
  private static final int KEPT = 20_000;
  private static final String ID_BLOCK =
      """
      SELECT block_id FROM pragma_storage_info('delivery_events')
      WHERE column_name = 'event_id' AND segment_type = 'VARCHAR' AND block_id >= 0 LIMIT 1
      """;
  @TempDir static Path made;
  private static long idBlock;
  @TempDir Path folder;

  @Test
  void aTruncatedFileIsSetAside() throws Exception {
    oneTruncatedAnywhereIsSetAside(12_288);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 4096, 8192, 12_288, 300_000})
  @Tag("full")
  void oneTruncatedAnywhereIsSetAside(int length) throws Exception {
    byte[] damaged = damage(file -> file.setLength(length));
    assertSetAsideAndStartedAnew(damaged);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 12, 60, 4096, 4110, 8192, 8200})
  @Tag("full")
  void aFlippedHeaderIsSetAside(int at) throws Exception {
    byte[] damaged = damage(file -> flip(file, at));
    assertSetAsideAndStartedAnew(damaged);
  }

  /** A file that is not damaged is not set aside, which the same check finds. */
  @Test
  @NegativeControl
  void anUndamagedFileIsNotSetAside() throws Exception {
    byte[] whole = damage(file -> {});
    assertThatThrownBy(() -> assertSetAsideAndStartedAnew(whole))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void somethingElseEntirelyIsSetAside() throws Exception {
    byte[] noise = new byte[50_000];
    new Random(1).nextBytes(noise);
    Files.write(file(), noise);
    assertSetAsideAndStartedAnew(noise);
  }

  /** Opening reads no rows; a replay does, and finds that they are damaged. */
  @Test
  void damagedBlocksThatWritingNeedsAreNoticedThenAndSetAside() throws Exception {
    damage(DamagedFileGuarantee::flipAnId);
    try (Trial trial = Trial.open(folder)) {
      assertThat(trial.offset()).isEqualTo(KEPT);
      assertThatThrownBy(() -> trial.again(TrialRecords.usual(3)))
          .isInstanceOf(SinkUnavailableException.class)
          .hasMessageContaining("damaged");
      trial.sink.open();
      assertThat(trial.sink.timesDamaged()).isOne();
      trial.writeUpTo(10);
      assertThat(trial.ids()).hasSize(10);
    }
  }

  private static void flipAnId(RandomAccessFile file) throws IOException {
    flip(file, 3 * 4096 + idBlock * 262_144 + 1_000);
  }

  /** DuckDB cannot tell a damaged length from half a commit; what is left agrees all the same. */
  @Test
  void aDamagedLengthInTheWriteAheadLogLeavesRowsAndPositionInAgreement() throws Exception {
    checkpointed();
    Path crashed = crashedWithMore();
    edit(crashed.resolve("warehouse.duckdb.wal"), file -> flip(file, 60));
    try (Trial trial = Trial.open(crashed)) {
      assertThat(trial.sink.reader().count())
          .isEqualTo(trial.offset())
          .isGreaterThanOrEqualTo(KEPT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 5000, 100_000})
  void aDamagedWriteAheadLogAloneIsSetAside(int at) throws Exception {
    checkpointed();
    Path crashed = crashedWithMore();
    edit(crashed.resolve("warehouse.duckdb.wal"), file -> flip(file, at));
    try (Trial trial = Trial.open(crashed)) {
      assertThat(trial.sink.timesDamaged()).isOne();
      assertThat(trial.offset()).isEqualTo(KEPT);
      assertThat(trial.sink.reader().count()).isEqualTo(KEPT);
      trial.writeUpTo(KEPT + 10);
      assertThat(names(crashed)).filteredOn(name -> name.endsWith(".wal")).hasSizeBetween(1, 2);
    }
    try (Trial trial = Trial.open(crashed)) {
      assertThat(trial.offset()).isEqualTo(KEPT + 10);
    }
  }

  @Test
  void oneThatTheLogCannotGiveAgainStaysWhereItIs() throws Exception {
    checkpointed();
    Path crashed = crashedWithMore();
    Path wal = crashed.resolve("warehouse.duckdb.wal");
    edit(wal, file -> flip(file, 5000));
    byte[] before = Files.readAllBytes(wal);
    List<Position> asked = new ArrayList<>();
    try (Trial trial = Trial.closed(crashed)) {
      trial.sink.filledFrom(positions -> !asked.addAll(positions));
      assertThatThrownBy(trial.sink::open)
          .isInstanceOf(SinkUnavailableException.class)
          .hasMessageContaining("no longer holds all");
      assertThat(asked).containsExactly(Position.at(Trial.LOG, 0, KEPT));
      assertThat(trial.sink.timesDamaged()).isZero();
      assertThat(wal).hasBinaryContent(before);
      Files.move(wal, crashed.resolve("moved away"));
      trial.sink.open();
      assertThat(trial.offset()).isEqualTo(KEPT);
    }
  }

  /** DuckDB says of it what it says of a damaged one, and may do so for want of disk or memory. */
  @Test
  void aWholeOneThatCannotBeReplayedStaysWhereItIs() throws Exception {
    checkpointed();
    Path crashed = crashedWithMore();
    Path wal = crashed.resolve("warehouse.duckdb.wal");
    Path file = crashed.resolve("warehouse.duckdb");
    byte[] before = Files.readAllBytes(wal);
    Files.move(file, folder.resolve("good"));
    try (Connection other = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TABLE another (x INTEGER)");
    }
    Files.write(wal, before);
    try (Trial trial = Trial.closed(crashed)) {
      assertThatThrownBy(trial.sink::open)
          .isInstanceOf(SinkUnavailableException.class)
          .hasMessageContaining("is whole by its checksums");
      assertThat(wal).hasBinaryContent(before);
      assertThat(trial.sink.timesDamaged()).isZero();
      Files.move(folder.resolve("good"), file, StandardCopyOption.REPLACE_EXISTING);
      trial.sink.open();
      assertThat(trial.sink.reader().count()).isEqualTo(trial.offset()).isGreaterThan(KEPT);
    }
  }

  @ParameterizedTest
  @Tag("full")
  @ValueSource(strings = {"warehouse.duckdb", "warehouse.duckdb.wal"})
  void nothingIsSetAsideWhileTheDiskIsFull(String damaged) throws Exception {
    checkpointed();
    Path crashed = crashedWithMore();
    edit(crashed.resolve(damaged), file -> flip(file, 60 + (damaged.endsWith("wal") ? 5000 : 0)));
    AtomicBoolean full = new AtomicBoolean(true);
    SpareRoom room = folder -> refuseIf(full.get());
    try (Trial trial = new Trial(DuckDbSettings.in(crashed), WriteStep.NOTHING, room)) {
      assertThatThrownBy(trial.sink::open)
          .isInstanceOf(SinkUnavailableException.class)
          .hasMessageContaining("Free some space");
      assertThat(names(crashed)).noneMatch(name -> name.contains("damaged"));
      full.set(false);
      trial.sink.open();
      assertThat(trial.sink.timesDamaged()).isOne();
    }
  }

  private static void refuseIf(boolean full) throws IOException {
    if (full) {
      throw new IOException("no space left on device, says the test");
    }
  }

  /** A kill between looking without it and deciding. */
  @Test
  void aWriteAheadLogThatWasTakenAwayToLookIsPutBack() throws Exception {
    checkpointed();
    Path crashed = crashedWithMore();
    Path wal = crashed.resolve("warehouse.duckdb.wal");
    Files.move(wal, crashed.resolve("warehouse.duckdb.wal.suspended"));
    Files.createFile(wal);
    try (Trial trial = Trial.open(crashed)) {
      assertThat(trial.sink.reader().count()).isEqualTo(trial.offset()).isGreaterThan(KEPT);
    }
  }

  @Test
  @Tag("full")
  void eachFlippedByteOfAWriteAheadLogIsFound() throws Exception {
    checkpointed();
    Path wal = crashedWithMore().resolve("warehouse.duckdb.wal");
    assertThat(WalCheck.of(wal)).isEqualTo(WalCheck.Verdict.WHOLE);
    Random random = new Random(7);
    long length = Files.size(wal);
    for (int i = 0; i < 200; i++) {
      long at = 24 + random.nextLong(length - 24 - 64);
      edit(wal, file -> flip(file, at));
      // A damaged length may look like a torn end; what follows it is then not known.
      boolean found = WalCheck.of(wal) == WalCheck.Verdict.DAMAGED;
      edit(wal, file -> flip(file, at));
      assertThat(found || ofALength(wal, at)).as("at " + at).isTrue();
    }
  }

  private static boolean ofALength(Path wal, long at) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wal)).order(ByteOrder.LITTLE_ENDIAN);
    for (long entry = 8; entry + 16 <= bytes.limit(); ) {
      if (at + 3 >= entry && at < entry + 8) {
        return true;
      }
      entry += 16 + bytes.getLong((int) entry);
    }
    return false;
  }

  /** Half a commit at its end is what a power failure leaves: no damage. */
  @Test
  void aTornWriteAheadLogIsReadToItsLastCommit() throws Exception {
    checkpointed();
    Path crashed = crashedWithMore();
    Path wal = crashed.resolve("warehouse.duckdb.wal");
    edit(wal, file -> file.setLength(file.length() - 7));
    try (Trial trial = Trial.open(crashed)) {
      assertThat(trial.sink.timesDamaged()).isZero();
      assertThat(trial.offset()).isGreaterThan(KEPT);
      assertThat(trial.sink.reader().count()).isEqualTo(trial.offset());
    }
  }

  @Test
  void aWriteAheadLogWithoutItsFileIsNotReplayedIntoTheNext() throws Exception {
    checkpointed();
    Path crashed = crashedWithMore();
    Files.delete(crashed.resolve("warehouse.duckdb"));
    try (Trial trial = Trial.open(crashed)) {
      assertThat(trial.sink.committed(0)).isEmpty();
      assertThat(trial.sink.timesDamaged()).isOne();
    }
  }

  private Path file() {
    return folder.resolve("warehouse.duckdb");
  }

  @BeforeAll
  static void make() throws Exception {
    try (Trial trial = Trial.open(made)) {
      for (int offset = 5_000; offset <= KEPT; offset += 5_000) {
        trial.writeUpTo(offset);
      }
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + made.resolve("warehouse.duckdb"));
        Statement statement = connection.createStatement();
        ResultSet block = statement.executeQuery(ID_BLOCK)) {
      block.next();
      idBlock = block.getLong(1);
    }
  }

  private void checkpointed() throws Exception {
    Files.copy(made.resolve("warehouse.duckdb"), file());
  }

  /** What a kill leaves of the folder after three more commits. */
  private Path crashedWithMore() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("crashed"));
    try (Trial trial = Trial.open(folder)) {
      for (int i = 1; i <= 3; i++) {
        trial.writeUpTo(KEPT + i * 300);
      }
      for (String name : List.of("warehouse.duckdb", "warehouse.duckdb.wal")) {
        Files.copy(folder.resolve(name), copy.resolve(name));
      }
    }
    return copy;
  }

  private byte[] damage(Edit edit) throws Exception {
    checkpointed();
    edit(file(), edit);
    return Files.readAllBytes(file());
  }

  private void assertSetAsideAndStartedAnew(byte[] damaged) throws Exception {
    try (Trial trial = Trial.open(folder)) {
      assertThat(trial.sink.committed(0)).isEmpty();
      assertThat(trial.sink.timesDamaged()).isOne();
      trial.writeUpTo(10);
      assertThat(trial.ids()).hasSize(10);
    }
    List<String> aside = names(folder).stream().filter(name -> name.contains(".damaged-")).toList();
    assertThat(aside).containsExactly("warehouse.duckdb.damaged-20260301T090100.000Z");
    assertThat(folder.resolve(aside.get(0))).hasBinaryContent(damaged);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static void flip(RandomAccessFile file, long at) throws IOException {
    byte[] bytes = new byte[4];
    file.seek(at);
    file.readFully(bytes);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 0x5a;
    }
    file.seek(at);
    file.write(bytes);
  }

  private static void edit(Path path, Edit edit) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      edit.on(file);
    }
  }

  private interface Edit {
    void on(RandomAccessFile file) throws IOException;
  }
}
