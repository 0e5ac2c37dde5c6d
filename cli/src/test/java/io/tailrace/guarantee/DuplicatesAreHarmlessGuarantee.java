package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.testkit.NegativeControl;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: the same event sent again changes nothing, at once or after a restart; it is
 * answered 200 and counted as what it is.
 *
 * <p>Over 10 s: in -Pfull five servers start.
 */
class DuplicatesAreHarmlessGuarantee {
  private static final int EVENTS = 60;

  @TempDir Path temporary;

  @Test
  void whatIsSentAgainIsThereOnce() throws Exception {
    sendAgain(Engines.EMBEDDED.place());
  }

  @Test
  @Tag("full")
  void onRedisAndPostgresToo() throws Exception {
    sendAgain(Engines.SHARED.place());
  }

  private void sendAgain(Place place) throws Exception {
    try (ServerProcess server = place.server(temporary.resolve("data")).start()) {
      sendAll(server, "", "200 {\"processed\":1}");
      sendAll(server, "", "200 {\"processed\":0,\"duplicates\":1}");
      server.terminate();
      server.start();
      sendAll(server, "", "200 {\"processed\":0,\"duplicates\":1}");
      kept(server, place).assertEachOnce(Posts.ids(EVENTS));
    }
  }

  /** The negative control: the same check sees what is there twice. */
  @Test
  @Tag("full")
  @NegativeControl
  void anotherIdIsAnotherEvent() throws Exception {
    Path folder = temporary.resolve("other");
    try (ServerProcess server = ServerProcess.of(folder).start()) {
      sendAll(server, "", "200 {\"processed\":1}");
      sendAll(server, "again-", "200 {\"processed\":1}");
      Kept kept = kept(server, Place.inFolder());
      assertThatThrownBy(() -> kept.assertEachOnce(Posts.ids(EVENTS)))
          .isInstanceOf(AssertionError.class);
    }
  }

  private static void sendAll(ServerProcess server, String prefix, String answer) throws Exception {
    Posts posts = new Posts(server.webhook());
    for (int i = 0; i < EVENTS; i++) {
      assertThat(posts.post(Posts.event(prefix + "e" + i, "opened"))).isEqualTo(answer);
    }
  }

  private static Kept kept(ServerProcess server, Place place) throws Exception {
    new Status(server.folder()).awaitCaughtUp(Duration.ofMinutes(1));
    server.terminate();
    return place.kept(server.folder());
  }
}
