package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.postgres.PostgresServer;
import io.tailrace.testkit.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What feeds a sink is nice to what answers requests, as the system's scheduler sees it. */
@EnabledOnOs(OS.LINUX)
class NiceSinksTest {
  private static final int NICENESS_FIELD = 19;

  @TempDir Path folder;

  @Test
  void theThreadsOfSinksAreNiceAndThoseOfRequestsAreNot() throws Exception {
    try (ServerProcess server = ServerProcess.of(folder.resolve("data")).start()) {
      assertThat(niceness(server, "consumer-databa")).isNotEmpty().containsOnly(10);
      assertThat(niceness(server, "consumer-wareho")).isNotEmpty().containsOnly(10);
      assertThat(niceness(server, "log-writer")).isNotEmpty().containsOnly(0);
      assertThat(niceness(server, "ForkJoinPool-1-")).isNotEmpty().containsOnly(0);
      assertThat(niceness(server, "C1 CompilerThre")).isNotEmpty().containsOnly(0);
    }
  }

  @Test
  @Tag("full")
  void thoseOfAWorkerThatAnswersNoRequestsAreNot() throws Exception {
    try (RedisServer redis = RedisServer.start(Files.createDirectory(folder.resolve("redis")));
        ServerProcess worker =
            Place.shared(redis, PostgresServer.shared()).worker(folder.resolve("data")).start()) {
      assertThat(niceness(worker, "consumer-databa")).isNotEmpty().containsOnly(0);
    }
  }

  /** Of the threads of this name, of which Linux keeps 15 characters; waits until there is one. */
  private static List<Integer> niceness(ServerProcess server, String name) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    List<Integer> found = now(server, name);
    while (found.isEmpty() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(20);
      found = now(server, name);
    }
    return found;
  }

  private static List<Integer> now(ServerProcess server, String name) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + server.pid() + "/task"))) {
      return threads
          .map(NiceSinksTest::stat)
          .filter(stat -> stat.contains("(" + name + ")"))
          .map(NiceSinksTest::niceness)
          .toList();
    }
  }

  /** Empty when the thread is gone. */
  private static String stat(Path thread) {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (IOException e) {
      return "";
    }
  }

  private static int niceness(String stat) {
    // The name stands in brackets and may hold spaces; what follows it is the third field.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Integer.parseInt(fields[NICENESS_FIELD - 3]);
  }
}
