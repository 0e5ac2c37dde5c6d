package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetter.State;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dead letter that went without us keeps nobody from the others. */
class MissingLetterTest {
  private static final String SINK = "handler:mail";
  @TempDir Path folder;

  @Test
  void isNotMadeAnewByHalves() throws Exception {
    try (RedisServer server = RedisServer.start(folder);
        LogFixture fixture = LogFixture.open(server)) {
      DeadLetters letters =
          RedisConsumerStore.open(fixture.redis, Set.of(SINK), "worker").deadLetters();
      fixture.append("a");
      fixture.append("b");
      for (LogRecord record : fixture.log.reader().read(0, 1, new ReadLimit(2, 1_000))) {
        letters.add(DeadLetter.of(SINK, record, "refused", 3, Instant.now()));
      }
      fixture.redis.ask(commands -> commands.del(fixture.redis.keys().of("letter:1")));
      assertThat(letters.requestReplay(1)).isFalse();
      assertThat(letters.resolve(1, State.DISCARDED, Instant.now())).isFalse();
      assertThat(letters.requestReplay(2)).isTrue();
      assertThat(letters.requested(SINK, 0, 10)).extracting(DeadLetter::id).containsExactly(2L);
      assertThat(letters.changedAfter(0, 10)).extracting(DeadLetter::id).containsExactly(2L);
    }
  }
}
