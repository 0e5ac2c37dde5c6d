package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tailrace.testkit.redis.RedisServer;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** That the log fills is said at 70 and at 90 %, once each, and that there is room again. */
class FillingWatchTest {
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(FillingWatch.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private Redis redis;
  private RedisLogParts parts;
  private FillingWatch watch;

  @BeforeEach
  void open() {
    redis =
        Redis.connect(RedisAddress.of(RedisServer.shared().url()), "filling-" + UUID.randomUUID());
    RedisLogSettings settings = RedisLogSettings.DEFAULT.withMaxBytes(1_000_000);
    parts = RedisLogParts.of(redis, settings, InstantSource.system());
    watch = new FillingWatch(parts);
    LOGGER.setLevel(Level.INFO);
    said.start();
    LOGGER.addAppender(said);
  }

  @AfterEach
  void close() {
    LOGGER.detachAppender(said);
    redis.close();
  }

  private List<Level> levelsAt(long bytes) throws Exception {
    said.list.clear();
    parts.ends().looked(List.of(Keys.bytes("ok"), bytes));
    watch.look();
    watch.look();
    return said.list.stream().map(ILoggingEvent::getLevel).toList();
  }

  @Test
  void isSaidOnceAtEachMark() throws Exception {
    assertThat(levelsAt(690_000)).isEmpty();
    assertThat(watch.warning()).isEmpty();
    assertThat(levelsAt(700_000)).containsExactly(Level.WARN);
    assertThat(watch.warning().orElseThrow()).contains("70 % full", "503");
    assertThat(levelsAt(690_000)).as("it stands at the mark").isEmpty();
    assertThat(levelsAt(710_000)).isEmpty();
    assertThat(levelsAt(900_000)).containsExactly(Level.ERROR);
    assertThat(levelsAt(800_000)).isEmpty();
    assertThat(levelsAt(600_000)).containsExactly(Level.INFO);
    assertThat(levelsAt(950_000)).containsExactly(Level.ERROR);
  }
}
