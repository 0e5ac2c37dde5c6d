package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Redis that holds less than it acknowledged is another log: its id is renewed before anything is
 * appended, so that no sink takes an offset that is given a second time for one it has had.
 */
class AnotherLogGuarantee {
  @TempDir Path folder;
  @TempDir Path backup;
  private RedisServer server;
  private LogFixture one;
  private LogFixture two;

  @BeforeEach
  void open() throws Exception {
    server = RedisServer.start(folder);
    one = LogFixture.open(server);
    two = LogFixture.open(server);
    one.append("a");
    two.append("b");
    server.copyFiles(backup);
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    server.close();
  }

  private void putBack() throws Exception {
    server.kill();
    server.putBack(backup);
    server.start();
  }

  @Test
  void oneThatWasPutBackGetsAnotherId() throws Exception {
    UUID before = one.log.reader().logId();
    one.append("c");
    putBack();
    LogFixture.eventually(() -> renewed(one, before) && renewed(two, before));
    LogFixture.eventually(() -> one.log.check().ok() && two.log.check().ok() && agreed());
    assertThat(one.log.rollbacks() + two.log.rollbacks()).isPositive();
    assertThat(one.append("c")).isEqualTo(AppendOutcome.APPENDED);
    assertThat(two.append("c")).isEqualTo(AppendOutcome.DUPLICATE);
    assertThat(one.keys()).containsExactly("a", "b", "c");
  }

  /** Until it is looked at, nothing can be asked of it. */
  private static boolean renewed(LogFixture fixture, UUID before) {
    try {
      return !fixture.log.reader().logId().equals(before);
    } catch (LogUnavailableException e) {
      return false;
    }
  }

  /** Both may notice, and the second to renew the id makes the first look once more. */
  private boolean agreed() {
    try {
      return two.log.reader().logId().equals(one.log.reader().logId());
    } catch (LogUnavailableException e) {
      return false;
    }
  }

  /**
   * Others may have appended past the old end before the one that lost something comes by: so it
   * asks how many groups of its own are there, and not how far the log reaches.
   */
  @Test
  void whatOthersAppendedSinceHidesNothing() throws Exception {
    UUID before = one.log.reader().logId();
    byte[] writers = one.redis.keys().of("writers");
    for (byte[] writer : one.redis.ask(commands -> commands.hkeys(writers))) {
      one.redis.ask(commands -> commands.hset(writers, writer, Keys.bytes(0)));
    }
    LogFixture.eventually(() -> renewed(one, before));
    assertThat(one.append("c")).isEqualTo(AppendOutcome.APPENDED);
    LogFixture.eventually(() -> renewed(two, before));
    assertThat(two.log.reader().logId()).isEqualTo(one.log.reader().logId());
    assertThat(one.log.rollbacks()).as("each is told once").isEqualTo(1);
    assertThat(two.log.rollbacks()).isEqualTo(1);
  }

  @Test
  @NegativeControl
  void oneThatWasRestartedKeepsItsId() throws Exception {
    UUID before = one.log.reader().logId();
    one.append("c");
    server.kill();
    server.start();
    one.appendEventually("d");
    assertThat(one.log.reader().logId()).isEqualTo(before);
    assertThat(one.log.rollbacks()).isZero();
  }

  @Test
  void oneThatWasEmptiedIsMadeAnew() throws Exception {
    UUID before = one.log.reader().logId();
    one.redis.ask(commands -> commands.flushall());
    assertThat(one.append("a")).isEqualTo(AppendOutcome.APPENDED);
    assertThat(one.log.reader().logId()).isNotEqualTo(before);
    LogFixture.eventually(() -> renewed(two, before));
    assertThat(two.log.reader().logId()).isEqualTo(one.log.reader().logId());
    assertThat(two.append("a")).isEqualTo(AppendOutcome.DUPLICATE);
    assertThat(one.log.rollbacks()).as("FLUSHALL counts too").isEqualTo(1);
    assertThat(two.log.rollbacks()).isEqualTo(1);
  }

  @Test
  void oneWhoseMetaWasDeletedGoesOnBehindWhatIsThere() throws Exception {
    one.redis.ask(commands -> commands.del(one.redis.keys().of("meta")));
    one.append("c");
    assertThat(one.keys()).containsExactly("a", "b", "c");
  }

  /** A stream remembers the last name that it had, and takes no lower one. */
  @Test
  void oneWhoseMetaWasDeletedWhenAllWasTakenGoesOnToo() throws Exception {
    one.redis.ask(commands -> commands.xtrim(one.redis.keys().stream(0), 0));
    one.redis.ask(commands -> commands.del(one.redis.keys().of("meta")));
    assertThat(one.append("c")).isEqualTo(AppendOutcome.APPENDED);
    assertThat(one.keys()).containsExactly("c");
    assertThat(one.log.reader().range(0).start()).isEqualTo(3);
  }

  @Test
  void oneWhoseCountOfBytesIsGoneGoesOn() throws Exception {
    one.redis.ask(commands -> commands.hdel(one.redis.keys().of("meta"), Keys.bytes("bytes")));
    assertThat(one.append("c")).isEqualTo(AppendOutcome.APPENDED);
    LogFixture.eventually(() -> one.log.check().ok() && two.log.check().ok());
    assertThat(two.keys()).containsExactly("a", "b", "c");
  }
}
