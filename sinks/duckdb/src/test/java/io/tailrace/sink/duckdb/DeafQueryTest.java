package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A query that does not notice the end of its time holds up nobody, and gets no company. */
@Timeout(60)
class DeafQueryTest {
  private static final SqlLimits SHORT = new SqlLimits(Duration.ofMillis(10), 1, 100, 100);

  @TempDir Path folder;
  private final CountDownLatch heard = new CountDownLatch(1);

  @Test
  void isLeftBehindAndOthersWaitForItsEnd() throws Exception {
    ReadOnlySql deaf = new ReadOnlySql(this::hearsNothing);
    try (Trial trial = Trial.open(folder)) {
      assertThatThrownBy(() -> deaf.run("SELECT 1", SHORT))
          .isInstanceOf(SqlRefusedException.class)
          .hasMessageContaining("was stopped after");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> one(trial))
            .isInstanceOf(SqlRefusedException.class)
            .hasMessageContaining("others are answered once it has ended");
      }
      heard.countDown();
      assertThat(answered(trial)).containsExactly(List.of(1L));
    }
  }

  /** As what DuckDB computes in one go: neither a limit nor an interruption reaches it. */
  private ReadSession hearsNothing() throws SinkUnavailableException {
    try {
      heard.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new SinkUnavailableException("it has ended");
  }

  private static List<List<Object>> one(Trial trial) throws Exception {
    return trial.sink.reader().sql("SELECT 1::BIGINT", SqlLimits.DEFAULT).rows();
  }

  private static List<List<Object>> answered(Trial trial) throws Exception {
    while (true) {
      try {
        return one(trial);
      } catch (SqlRefusedException e) {
        Thread.sleep(5);
      }
    }
  }
}
