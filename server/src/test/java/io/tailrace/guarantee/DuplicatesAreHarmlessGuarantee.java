package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: the same event sent again changes nothing, at once or after a restart; it is
 * answered 200 and counted as what it is.
 */
class DuplicatesAreHarmlessGuarantee {
  private static final int EVENTS = 200;

  @TempDir Path temporary;

  @Test
  void whatIsSentAgainIsThereOnce() throws Exception {
    Path folder = temporary.resolve("data");
    try (ServerProcess server = ServerProcess.of(folder).start()) {
      sendAll(server, "", "200 {\"processed\":1}");
      sendAll(server, "", "200 {\"processed\":0,\"duplicates\":1}");
      server.terminate();
      server.start();
      sendAll(server, "", "200 {\"processed\":0,\"duplicates\":1}");
      assertThat(kept(server)).hasSize(EVENTS).allSatisfy((id, rows) -> assertThat(rows).isOne());
    }
  }

  /** The negative control: the same check sees what is there twice. */
  @Test
  void anotherIdIsAnotherEvent() throws Exception {
    Path folder = temporary.resolve("other");
    try (ServerProcess server = ServerProcess.of(folder).start()) {
      sendAll(server, "", "200 {\"processed\":1}");
      sendAll(server, "again-", "200 {\"processed\":1}");
      assertThat(kept(server)).hasSize(2 * EVENTS);
    }
  }

  private static void sendAll(ServerProcess server, String prefix, String answer) throws Exception {
    Posts posts = new Posts(server.webhook());
    for (int i = 0; i < EVENTS; i++) {
      assertThat(posts.post(Posts.event(prefix + "e" + i, "opened"))).isEqualTo(answer);
    }
  }

  /** What both stores hold, which must agree, in rows and in counts. */
  private static Map<String, Long> kept(ServerProcess server) throws Exception {
    new Status(server.folder()).awaitCaughtUp(Duration.ofMinutes(1));
    server.terminate();
    Kept kept = new Kept(server.folder());
    assertThat(kept.activity()).isEqualTo(kept.warehouse());
    assertThat(kept.counted()).isEqualTo(kept.activity().size());
    return kept.warehouse();
  }
}
