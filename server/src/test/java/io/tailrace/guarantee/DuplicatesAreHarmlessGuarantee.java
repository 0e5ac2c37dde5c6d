package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The guarantee: the same event sent again changes nothing, at once or after a restart; it is
 * answered 200 and counted as what it is.
 */
class DuplicatesAreHarmlessGuarantee {
  private static final int EVENTS = 60;

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource
  void whatIsSentAgainIsThereOnce(Engines engines) throws Exception {
    Place place = engines.place();
    try (ServerProcess server = place.server(temporary.resolve("data")).start()) {
      sendAll(server, "", "200 {\"processed\":1}");
      sendAll(server, "", "200 {\"processed\":0,\"duplicates\":1}");
      server.terminate();
      server.start();
      sendAll(server, "", "200 {\"processed\":0,\"duplicates\":1}");
      assertThat(kept(server, place))
          .hasSize(EVENTS)
          .allSatisfy((id, rows) -> assertThat(rows).isOne());
    }
  }

  /** The negative control: the same check sees what is there twice. */
  @Test
  void anotherIdIsAnotherEvent() throws Exception {
    Path folder = temporary.resolve("other");
    try (ServerProcess server = ServerProcess.of(folder).start()) {
      sendAll(server, "", "200 {\"processed\":1}");
      sendAll(server, "again-", "200 {\"processed\":1}");
      assertThat(kept(server, Place.inFolder())).hasSize(2 * EVENTS);
    }
  }

  private static void sendAll(ServerProcess server, String prefix, String answer) throws Exception {
    Posts posts = new Posts(server.webhook());
    for (int i = 0; i < EVENTS; i++) {
      assertThat(posts.post(Posts.event(prefix + "e" + i, "opened"))).isEqualTo(answer);
    }
  }

  /** What both stores hold, which must agree, in rows and in counts. */
  private static Map<String, Long> kept(ServerProcess server, Place place) throws Exception {
    new Status(server.folder()).awaitCaughtUp(Duration.ofMinutes(1));
    server.terminate();
    Kept kept = place.kept(server.folder());
    assertThat(kept.activity()).isEqualTo(kept.warehouse());
    assertThat(kept.counted()).isEqualTo(kept.activity().size());
    return kept.warehouse();
  }
}
