package io.tailrace.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.Bodies;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalApiTest {
  @TempDir Path folder;
  private Scene scene;
  private LocalApi api;

  @BeforeEach
  void open() {
    scene = new Scene(folder);
    api = new LocalApi(scene.parts(true));
  }

  @Test
  void saysWhatIsWrongWithTheRequest() {
    assertThat(api.call(ApiRequest.get("/api/nothing")).status()).isEqualTo(404);
    assertThat(api.call(ApiRequest.get("/api/sql")).status()).isEqualTo(405);
    assertThat(api.call(ApiRequest.get("/api/explain")).error())
        .isEqualTo("'event_id' is missing.");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/dead-letters, limit, 0",
    "/api/dead-letters, limit, 1001",
    "/api/dead-letters, after, x",
    "/api/events, after, x",
    "/api/events, after, '1,2'",
    "/api/events, from, yesterday",
    "/api/events, wait, 21",
    "/api/quarantine/show, id, x/y"
  })
  void refusesWhatMakesNoSense(String path, String name, String value) {
    ApiResponse answer = api.call(ApiRequest.get(path).with(name, value));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isNotBlank();
  }

  @Test
  void isUnavailableWithTheReasonWhenALogIs() {
    scene.log().failure("the disk is gone");
    ApiResponse answer = api.call(ApiRequest.get("/api/events"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.error()).contains("the disk is gone");
  }

  @Test
  void saysThatThereIsNoStoreToAsk() {
    var body = ApiRequest.empty();
    body.put("query", "SELECT 1");
    ApiResponse answer = api.call(ApiRequest.post("/api/sql", body));
    assertThat(answer.status()).isEqualTo(422);
    body.put("on", "lake");
    assertThat(api.call(ApiRequest.post("/api/sql", body)).status()).isEqualTo(400);
  }

  /** The condition is that the wait ends by the event, not by its own time. */
  @Test
  void waitsForTheNextEvent() throws Exception {
    String end = api.call(ApiRequest.get("/api/events")).body().path("next").asString();
    ApiRequest waiting = ApiRequest.get("/api/events").with("after", end).with("wait", 20);
    var answer = new java.util.concurrent.FutureTask<>(() -> api.call(waiting));
    Thread asker = Thread.ofPlatform().start(answer);
    scene.receive(Bodies.opened("e1", "ada"));
    assertThat(answer.get().body().at("/events/0/event_id").asString()).isEqualTo("e1");
    asker.join();
  }

  @Test
  void encodesWhatGoesIntoAnAddress() {
    ApiRequest request =
        new ApiRequest("GET", "/api/person", Map.of(), ApiRequest.empty()).with("id", "a+b@c d&e");
    assertThat(request.target()).isEqualTo("/api/person?id=a%2Bb%40c%20d%26e");
  }
}
