package io.tailrace.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.FiguresScene;
import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.SqliteSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    URI asked = URI.create(endpoint.example());
    Map<String, String> parameters =
        asked.getQuery() == null
            ? Map.of()
            : Pattern.compile("&")
                .splitAsStream(asked.getQuery())
                .collect(
                    Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> pair.substring(pair.indexOf('=') + 1)));
    return new ApiRequest("GET", asked.getRawPath(), parameters, ApiRequest.empty());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void isAnsweredAsTheManualAsksIt(Endpoint<?> endpoint) {
    ApiResponse answer = api.call(example(endpoint));
    assertThat(answer.status()).as(answer.body().toString()).isIn(200, 404);
    assertThat(answer.status() == 200 || endpoint.path().toString().contains("{id}")).isTrue();
  }
}
