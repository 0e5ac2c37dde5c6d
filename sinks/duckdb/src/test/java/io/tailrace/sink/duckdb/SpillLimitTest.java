package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an analyst's sort writes to the disk leaves free what the log needs to go on. */
class SpillLimitTest {
  private static final long TERABYTES = 1L << 50;

  /** More than 64 MB of memory hold. */
  private static final String SORT =
      "SELECT count(rank) FROM (SELECT row_number() OVER (ORDER BY md5(n::VARCHAR)) AS rank FROM"
          + " range(1500000) numbers(n))";

  @TempDir Path folder;

  @Test
  void onADiskWithNothingToSpareItIsRefused() throws Exception {
    try (Trial trial = Trial.opened(new Trial(leaving(TERABYTES)))) {
      assertThatThrownBy(() -> sort(trial))
          .isInstanceOf(SqlRefusedException.class)
          .hasMessageContaining("needs more memory");
    }
  }

  /** The control: the disk is what it had to go to. */
  @Test
  void onADiskThatHasRoomItIsAnswered() throws Exception {
    try (Trial trial = Trial.opened(new Trial(leaving(0)))) {
      assertThat(sort(trial)).isEqualTo(1_500_000L);
    }
  }

  private DuckDbSettings leaving(long free) {
    DuckDbSettings usual = DuckDbSettings.in(folder);
    return new DuckDbSettings(folder, false, usual.memoryMegabytes(), free, usual.traits());
  }

  private static Object sort(Trial trial) throws Exception {
    return trial.sink.reader().sql(SORT, SqlLimits.DEFAULT).rows().get(0).get(0);
  }
}
