package io.tailrace.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.Bodies;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
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
    assertThat(api.call(ApiRequest.get("/api/statuses")).status()).isEqualTo(404);
    assertThat(api.call(ApiRequest.get("/api/status/")).status()).isEqualTo(404);
    ApiResponse wrong = api.call(ApiRequest.get("/api/sql"));
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.allow()).containsExactly("POST");
    assertThat(api.call(ApiRequest.post("/api/sql", ApiRequest.empty())).error())
        .isEqualTo("'query' is missing.");
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
    "/api/quarantine/x%2Fy, , ",
    "/api/dead-letters/x, , "
  })
  void refusesWhatMakesNoSense(String path, String name, String value) {
    ApiRequest request = ApiRequest.get(path);
    ApiResponse answer = api.call(name == null ? request : request.with(name, value));
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
    var answer = new java.util.concurrent.FutureTask<>(() -> api.call(waiting).settled());
    Thread asker = Thread.ofPlatform().start(answer);
    scene.receive(Bodies.opened("e1", "ada"));
    assertThat(answer.get().body().at("/events/0/event_id").asString()).isEqualTo("e1");
    asker.join();
  }

  @Test
  void encodesWhatGoesIntoAnAddress() {
    ApiRequest request =
        Endpoints.PERSON.question().with("person", "a+b/c d").with("feed", "a&e").request();
    assertThat(request.target()).isEqualTo("/api/people/a%2Bb%2Fc%20d?feed=a%26e");
  }
}
