package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.sink.TrialRecords;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantee: a damaged warehouse is set aside, not deleted, and a new one stands in its place with
 * no position, so that the consumer fills it from the log. A damaged write-ahead log costs only
 * what came since the last checkpoint.
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 4096, 8192, 12_288, 300_000})
  void aTruncatedFileIsSetAside(int length) throws Exception {
    byte[] damaged = damage(file -> file.setLength(length));
    assertSetAsideAndStartedAnew(damaged);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 12, 60, 4096, 4110, 8192, 8200})
  void aFlippedHeaderIsSetAside(int at) throws Exception {
    byte[] damaged = damage(file -> flip(file, at));
    assertSetAsideAndStartedAnew(damaged);
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
