package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.testkit.NegativeControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The guarantee: nothing is skipped in silence. Whatever is signed is answered 200 and is an event
 * in the sinks, or in quarantine under a reason, and is counted. What a sink refuses becomes a dead
 * letter: the contract of the consumer holds that on every log.
 *
 * <p>Over 10 s: in -Pfull three servers start, and each has a body of 9 MiB.
 */
class NothingIsSkippedGuarantee {
  private static final String QUARANTINED = "200 {\"processed\":0,\"quarantined\":1}";
  private static final String PROCESSED = "200 {\"processed\":1}";

  @TempDir Path temporary;

  @Test
  void everyBodyIsAnEventOrInQuarantine() throws Exception {
    check(Engines.EMBEDDED.place(), "io.tailrace.cli.Main");
  }

  @Test
  @Tag("full")
  void onRedisAndPostgresToo() throws Exception {
    check(Engines.SHARED.place(), "io.tailrace.cli.Main");
  }

  /** A log that says it has what cannot be read, and has not, is found. */
  @Test
  @Tag("full")
  @NegativeControl
  void aServerThatDropsWhatItCannotReadIsFound() {
    assertThatThrownBy(() -> check(Place.inFolder(), "io.tailrace.cli.DroppingMain"))
        .isInstanceOf(AssertionError.class);
  }

  private void check(Place place, String mainClass) throws Exception {
    Path folder = temporary.resolve("data");
    Map<String, String> odd = odd();
    List<String> fine =
        List.of(
            Posts.event("fine-1", "sent"),
            Posts.event("fine-2", "sent").replace("email", "hologram"),
            Posts.event("fine-3", "teleported"));
    try (ServerProcess server = new ServerProcess(folder, mainClass, place.settings()).start()) {
      Posts posts = new Posts(server.webhook());
      for (String body : fine) {
        assertThat(posts.post(body)).isEqualTo(PROCESSED);
      }
      for (Map.Entry<String, String> body : odd.entrySet()) {
        assertThat(posts.post(body.getValue())).as(body.getKey()).isEqualTo(QUARANTINED);
      }
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(1));
      JsonNode log = new Status(folder).now().path("log");
      assertThat(log.path("events").asLong()).isEqualTo(fine.size() + odd.size());
      assertThat(quarantined(log)).isEqualTo(odd.size());
      server.terminate();
      place.kept(folder).assertEachOnce(List.of("fine-1", "fine-2", "fine-3"));
    }
  }

  /** Signed bodies that cannot be events, each by another reason. */
  private static Map<String, String> odd() {
    Map<String, String> odd = new LinkedHashMap<>();
    odd.put("not JSON", "signed, but no JSON");
    odd.put("cut off", Posts.event("x", "sent").substring(0, 40));
    odd.put(
        "the format of 2012",
        "{\"event_type\":\"email_delivered\",\"event_id\":\"5b\",\"timestamp\":1352005930,\"data\":{}}");
    odd.put(
        "no id",
        "{\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1790000000,\"data\":{}}");
    odd.put(
        "no data",
        "{\"event_id\":\"y\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1790000000}");
    odd.put("an id known with another metric", Posts.event("fine-1", "opened"));
    odd.put("larger than 8 MiB", "{\"event_id\":\"z\",\"pad\":\"" + "x".repeat(9 << 20) + "\"}");
    return odd;
  }

  private static long quarantined(JsonNode log) {
    return log.path("quarantined")
        .valueStream()
        .mapToLong(count -> count.path("records").asLong())
        .sum();
  }
}
