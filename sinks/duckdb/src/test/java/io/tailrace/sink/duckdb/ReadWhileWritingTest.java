package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers see whole batches while the sink writes, and neither stops the other. */
class ReadWhileWritingTest {
  private static final String ENDLESS =
      "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE (a.range * b.range) % 7 = 1";
  private static final String HOG = "SELECT list(range) FROM range(100000000)";
  private static final SqlLimits LONG = new SqlLimits(Duration.ofMinutes(5), 100, 100, 1_000_000);
  @TempDir Path folder;
  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private Trial trial;

  @BeforeEach
  void open() throws Exception {
    trial = Trial.open(folder);
  }

  @AfterEach
  void close() {
    trial.close();
    other.shutdownNow();
  }

  @Test
  void aReaderSeesWholeBatches() throws Exception {
    WarehouseReader reader = trial.sink.reader();
    Future<Long> seen =
        other.submit(
            () -> {
              long count = 0;
              while (count < 2_000) {
                count = reader.count();
                assertThat(count % 100).isZero();
              }
              return count;
            });
    while (trial.offset() < 2_000) {
      trial.writeUpTo(trial.offset() + 100);
    }
    assertThat(seen.get()).isEqualTo(2_000);
  }

  @Test
  void theSinkWritesOnBesideAnEndlessQuery() throws Exception {
    Future<SqlResult> endless = startEndless();
    trial.writeUpTo(3_000);
    assertThat(endless.isDone()).isFalse();
    assertThat(trial.sink.reader().count()).isEqualTo(3_000);
  }

  @Test
  void theSinkGoesOnBesideHogs() throws Exception {
    Future<Integer> hogs =
        other.submit(
            () -> {
              int failed = 0;
              for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> trial.sink.reader().sql(HOG, LONG))
                    .isInstanceOfAny(SqlRefusedException.class, SinkUnavailableException.class)
                    .hasMessageMatching("(?s).*(memory|again).*");
                failed++;
              }
              return failed;
            });
    while (!hogs.isDone() || trial.offset() < 2_000) {
      writeOrReopen();
    }
    assertThat(hogs.get()).isEqualTo(10);
    assertThat(trial.sink.reader().count()).isEqualTo(trial.offset());
  }

  /** As a consumer does: what a hog takes from the sink costs a retry. */
  private void writeOrReopen() throws Exception {
    try {
      trial.writeUpTo(trial.offset() + 100);
    } catch (SinkUnavailableException e) {
      trial.sink.open();
    }
  }

  @Test
  void openingAgainEndsWhatReads() throws Exception {
    trial.writeUpTo(10);
    Future<SqlResult> endless = startEndless();
    trial.sink.open();
    assertThatThrownBy(endless::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SqlRefusedException.class);
    assertThat(trial.sink.reader().count()).isEqualTo(10);
  }

  @Test
  void aClosedWarehouseSaysSo() {
    WarehouseReader reader = trial.sink.reader();
    trial.close();
    assertThatThrownBy(reader::count)
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining("not open");
  }

  /** Returns when it is in DuckDB's code. */
  private Future<SqlResult> startEndless() {
    WarehouseReader reader = trial.sink.reader();
    Future<SqlResult> endless = other.submit(() -> reader.sql(ENDLESS, LONG));
    while (Thread.getAllStackTraces().values().stream().noneMatch(ReadWhileWritingTest::inDuckDb)) {
      Thread.onSpinWait();
    }
    return endless;
  }

  private static boolean inDuckDb(StackTraceElement[] stack) {
    return Arrays.stream(stack)
            .anyMatch(frame -> frame.getMethodName().contains("duckdb_jdbc_execute"))
        && Arrays.stream(stack).anyMatch(frame -> frame.getClassName().endsWith("ReadOnlySql"));
  }
}
