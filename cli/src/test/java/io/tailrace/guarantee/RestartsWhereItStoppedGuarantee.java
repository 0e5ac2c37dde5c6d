package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.server.ServerFile;
import io.tailrace.testkit.NegativeControl;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: after a restart each sink goes on where it stopped: what it had is not handed over
 * again, what it had not is.
 *
 * <p>Over 10 s: in -Pfull five servers start.
 */
class RestartsWhereItStoppedGuarantee {
  private static final int BEFORE = 50;
  private static final int AFTER = 20;

  @TempDir Path temporary;

  @Test
  void onlyWhatIsNewIsHandedOver() throws Exception {
    check(Engines.EMBEDDED.place(), RestartsWhereItStoppedGuarantee::restart);
  }

  @Test
  @Tag("full")
  void onRedisAndPostgresToo() throws Exception {
    check(Engines.SHARED.place(), RestartsWhereItStoppedGuarantee::restart);
  }

  private static void restart(ServerProcess server) throws Exception {
    assertThat(server.terminate()).isZero();
    server.start();
  }

  /** One that has handed all of it over counts all of it: as would one that starts over. */
  @Test
  @Tag("full")
  @NegativeControl
  void oneThatHandsOverAllOfItIsFound() {
    assertThatThrownBy(() -> check(Place.inFolder(), server -> {}))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(Integer.toString(BEFORE + AFTER));
  }

  private interface Restart {
    void happen(ServerProcess server) throws Exception;
  }

  private void check(Place place, Restart restart) throws Exception {
    Path folder = temporary.resolve("data");
    try (ServerProcess server = place.server(folder).start()) {
      send(server, 0, BEFORE);
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(1));
      assertThat(written(folder, "warehouse")).isEqualTo(BEFORE);
      restart.happen(server);
      send(server, BEFORE, AFTER);
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(1));
      assertThat(written(folder, "warehouse")).isEqualTo(AFTER);
      assertThat(written(folder, "database")).isEqualTo(AFTER);
      server.terminate();
      place.kept(folder).assertEachOnce(Posts.ids(BEFORE + AFTER));
    }
  }

  private static void send(ServerProcess server, int from, int count) throws Exception {
    Posts posts = new Posts(server.webhook());
    for (int i = from; i < from + count; i++) {
      assertThat(posts.post(Posts.event("e" + i, "sent"))).isEqualTo("200 {\"processed\":1}");
    }
  }

  /** How many records this process has handed to the sink, by its own counter. */
  private static long written(Path folder, String sink) throws Exception {
    var metrics = ServerFile.read(folder).orElseThrow().admin().resolve("/metrics");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString());
    String line = "tailrace_sink_events_total{outcome=\"written\",sink=\"" + sink + "\"} ";
    return answer
        .body()
        .lines()
        .filter(text -> text.startsWith(line))
        .mapToLong(text -> (long) Double.parseDouble(text.substring(line.length())))
        .findFirst()
        .orElseThrow();
  }
}
