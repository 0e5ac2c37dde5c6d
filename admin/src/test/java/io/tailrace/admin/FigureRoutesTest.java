package io.tailrace.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.FiguresScene;
import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.SqliteSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each question about figures and contacts is answered as the manual asks it. */
class FigureRoutesTest {
  @TempDir Path folder;
  private FiguresScene scene;
  private LocalApi api;

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, Database.sqlite(SqliteSettings.in(folder)));
    scene.write(
        "default",
        List.of(
            FiguresScene.body(
                "b",
                "email_bounced",
                FiguresScene.NOW.minusSeconds(60),
                "\"delivery_id\":\"D\",\"campaign_id\":3,\"recipient\":\"ann@hotmail.com\"")));
    api = new LocalApi(scene.parts("default"));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  static Stream<Endpoint<?>> questions() {
    return Stream.concat(
        FigureEndpoints.ALL.stream(), Stream.<Endpoint<?>>of(ContactEndpoints.CONTACT));
  }

  private static ApiRequest example(Endpoint<?> endpoint) {
    String[] parts = endpoint.example().split("\\?", 2);
    Map<String, String> parameters = new HashMap<>();
    if (parts.length == 2) {
      for (String pair : parts[1].split("&")) {
        String[] value = pair.split("=", 2);
        parameters.put(value[0], URLDecoder.decode(value[1], StandardCharsets.UTF_8));
      }
    }
    return new ApiRequest("GET", parts[0], parameters, ApiRequest.empty());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void isAnsweredAsTheManualAsksIt(Endpoint<?> endpoint) {
    ApiResponse answer = api.call(example(endpoint));
    assertThat(answer.status()).as(answer.body().toString()).isIn(200, 404);
    assertThat(answer.status() == 200 || endpoint.path().toString().contains("{id}")).isTrue();
  }
}
