package io.tailrace.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tailrace.core.log.Pins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** While consumers.db cannot be used, that is said once a minute and without a trace. */
class RetentionLinesTest {
  @TempDir Path folder;

  @Test
  void whatIsKnownIsSaidOnce() throws Exception {
    Files.write(folder.resolve("consumers.db"), new byte[5_000]);
    Logger logger = (Logger) LoggerFactory.getLogger(SqliteRetentionPlanner.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    try (var store = SqliteConsumerStore.open(folder, Set.of("sink"))) {
      planOften(store.pins());
    } finally {
      logger.detachAppender(lines);
    }
    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.get(0).getThrowableProxy()).isNull();
    assertThat(lines.list.get(0).getFormattedMessage())
        .contains("Retention waits", "consumers.db is damaged");
  }

  private void planOften(Pins pins) throws Exception {
    SqliteLogParts parts = SqliteLogParts.of(SqliteLogSettings.in(folder), InstantSource.system());
    OpenLog log = OpenLog.open(parts.settings(), parts.clock(), parts.mark(), false);
    parts.state().opened(log);
    SqliteRetentionPlanner planner = new SqliteRetentionPlanner(parts, pins);
    for (int i = 0; i < 20; i++) {
      planner.plan();
    }
    log.leave();
  }
}
