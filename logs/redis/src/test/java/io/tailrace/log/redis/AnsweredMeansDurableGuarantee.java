package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was answered is there after Redis was killed, and there once, with the settings that we ask
 * for. A kill shows what Redis had handed to the system; that it had been synced too, Redis alone
 * can promise.
 */
class AnsweredMeansDurableGuarantee {
  private static final int KILLS = Integer.getInteger("kills", 4);
  private static final int CALLERS = 16;
  private static final int ENOUGH = 400;
  @TempDir Path folder;

  @Test
  void nothingAnsweredIsLostWhenRedisIsKilled() throws Exception {
    try (RedisServer server = RedisServer.start(folder)) {
      assertThat(lost(server)).isEmpty();
    }
  }

  /** The negative control: this Redis answers, and keeps nothing. */
  @Test
  @Tag("full")
  @NegativeControl
  void aRedisWithoutItsFileLosesWhatWasAnswered() throws Exception {
    List<String> forgetful = List.of("--appendonly", "no");
    try (RedisServer server = RedisServer.start(folder, forgetful)) {
      assertThat(lost(server)).isNotEmpty();
    }
  }

  /** Kills it several times under load; returns what was answered and is gone. */
  private static List<String> lost(RedisServer server) throws Exception {
    Queue<String> answered = new ConcurrentLinkedQueue<>();
    AtomicBoolean over = new AtomicBoolean();
    try (LogFixture fixture = LogFixture.open(server, RedisLogSettings.DEFAULT)) {
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        callers.add(Thread.startVirtualThread(() -> append(fixture, caller, answered, over)));
      }
      for (int kill = 1; kill <= KILLS; kill++) {
        int before = answered.size();
        LogFixture.eventually(() -> answered.size() > before + ENOUGH);
        server.kill();
        server.start();
      }
      over.set(true);
      for (Thread caller : callers) {
        caller.join();
      }
      fixture.appendEventually("last");
      return missing(fixture, answered);
    }
  }

  private static List<String> missing(LogFixture fixture, Queue<String> answered)
      throws LogUnavailableException {
    List<String> kept = fixture.keys();
    assertThat(kept).doesNotHaveDuplicates();
    List<String> missing = new ArrayList<>(answered);
    missing.removeAll(new HashSet<>(kept));
    return missing;
  }

  /** As a sender does: the same again until it is answered. */
  private static void append(
      LogFixture fixture, int caller, Queue<String> answered, AtomicBoolean over) {
    for (int number = 0; !over.get(); ) {
      String id = caller + "-" + number;
      try {
        fixture.append(id);
        answered.add(id);
        number++;
      } catch (LogUnavailableException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }
}
