package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A crowd takes no file descriptor that a request needs: the first one that is signed, of all that
 * a process ever gets, is kept although strangers hold what connections there are.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class ShortOfDescriptorsTest {
  private static final int MOST = 300;
  private static final int LEFT = 20;

  @TempDir Path folder;

  @Test
  @Tag("full")
  void theFirstRequestIsKeptAmongACrowd() throws Exception {
    List<Socket> crowd = new ArrayList<>();
    try (ServerProcess server = ServerProcess.of(folder.resolve("data"))) {
      server.launchWithDescriptors(MOST);
      server.awaitAnswer();
      for (int i = 0; i < MOST; i++) {
        crowd.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }
      assertThat(firstAnswer(server)).isEqualTo("200 {\"processed\":1}");
      assertThat(open(server)).as("some are left for files").isLessThan(MOST - LEFT);
      assertThat(server.said()).contains("this process may have " + MOST + " files open");
    } finally {
      for (Socket one : crowd) {
        one.close();
      }
    }
  }

  private static long open(ServerProcess server) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(server.pid()), "fd"))) {
      return open.count();
    }
  }

  /** As the sender does: after 503 or a timeout it comes again. */
  private static String firstAnswer(ServerProcess server) throws Exception {
    Posts posts = new Posts(server.webhook());
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    String answer = "";
    while (!answer.startsWith("200") && System.nanoTime() < until) {
      answer = tried(posts);
    }
    return answer;
  }

  private static String tried(Posts posts) throws Exception {
    try {
      return posts.post(Posts.event("01FIRST", "opened"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
