package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.XAddArgs;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.Source;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second copy of what is in quarantine never goes ahead of the stream. */
class QuarantineOrderTest {
  private static final ReadLimit ALL = new ReadLimit(1_000, Long.MAX_VALUE);
  @TempDir Path folder;

  private static NewRecord unreadable(int number) {
    return NewRecord.quarantined(
        "default",
        new QuarantineReason("not_json", "it is no JSON"),
        Source.WEBHOOK,
        Instant.now(),
        Keys.bytes("{" + number));
  }

  /** As a reader may find it that looked at an empty stream just before. */
  @Test
  void aCopyThatTheReaderSeesFirstWaitsForItsEntry() throws Exception {
    try (RedisServer server = RedisServer.start(folder);
        LogFixture fixture = LogFixture.open(server)) {
      byte[] copies = fixture.redis.keys().quarantine(0);
      Map<byte[], byte[]> entry = Map.of(Keys.bytes("r"), RecordBytes.of(unreadable(1)));
      fixture.redis.ask(commands -> commands.xadd(copies, new XAddArgs().id("5-1"), entry));
      assertThat(fixture.log.reader().read(0, 0, ALL)).isEmpty();
    }
  }

  @Test
  void allThatIsKeptIsReadAndCountedHoweverMuch() throws Exception {
    try (RedisServer server = RedisServer.start(folder);
        LogFixture fixture = LogFixture.open(server)) {
      for (int i = 0; i < 50; i++) {
        fixture.append(unreadable(i));
      }
      fixture.append("event");
      new LogQuestions(fixture.redis)
          .run(Script.of("trim"), Keys.bytes(0), Keys.bytes(50), Keys.bytes(1_000));
      var reader = fixture.log.reader();
      assertThat(reader.read(0, 0, ALL)).hasSize(51);
      assertThat(reader.read(0, 20, ALL)).hasSize(32);
      assertThat(reader.lag(Position.at(reader.logId(), 0, 11)).records()).isEqualTo(41);
      assertThat(reader.seek(0, Instant.now().plusSeconds(9))).isEqualTo(52);
    }
  }
}
