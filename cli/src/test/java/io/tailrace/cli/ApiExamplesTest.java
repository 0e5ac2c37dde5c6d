package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.ApiRequest;
import io.tailrace.admin.ApiResponse;
import io.tailrace.admin.Endpoint;
import io.tailrace.admin.Endpoints;
import io.tailrace.admin.LocalApi;
import io.tailrace.server.ConfiguredAppApi;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manual shows is answered on a real data folder, or refused in words: it never fails. */
class ApiExamplesTest {
  /** Nothing of this kind is here, it cannot be done here, or not now. */
  private static final Set<Integer> SAID = Set.of(200, 400, 404, 422, 503);

  @TempDir static Path folder;
  private RealFolder files;

  @BeforeEach
  void open() throws Exception {
    files = new RealFolder(folder).with(new ConfiguredAppApi(List.of()));
    files.receive(
        "{\"event_id\":\"e\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1801396800,\"data\":{\"delivery_id\":\"d\",\"campaign_id\":4}}");
    files.deliver();
  }

  @AfterEach
  void close() {
    files.close();
  }

  static Stream<Endpoint<?>> questions() {
    return Endpoints.all().stream().filter(endpoint -> endpoint.method().equals("GET"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void theExampleIsAnswered(Endpoint<?> endpoint) {
    URI example = URI.create(endpoint.example());
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair :
        example.getRawQuery() == null ? new String[0] : example.getRawQuery().split("&", -1)) {
      parameters.put(
          pair.substring(0, pair.indexOf('=')),
          URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8));
    }
    ApiResponse answer =
        new LocalApi(files.parts(true))
            .call(new ApiRequest("GET", example.getRawPath(), parameters, null));
    assertThat(SAID).as(endpoint.example()).contains(answer.status());
  }
}
