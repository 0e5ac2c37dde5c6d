package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.Build;
import io.tailrace.server.ServerFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who operates a server sees which version it is; who calls its receiver does not. */
class ShowsItsVersionTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  @TempDir Path temporary;

  @Test
  void toItsOperatorAlone() throws Exception {
    Path folder = temporary.resolve("data");
    try (ServerProcess server = ServerProcess.of(folder).start()) {
      assertThat(server.said().lines().findFirst().orElseThrow())
          .contains("Tailrace " + Build.OURS + ", Java " + Runtime.version());
      new Status(folder).awaitState("warehouse", "running");
      assertThat(server.run("--version").lines().findFirst()).hasValue("tailrace " + Build.OURS);
      assertThat(server.run("status")).containsPattern("(?m)^server +" + version());
      JsonNode build = JsonMapper.shared().readTree(server.run("status", "--format", "json"));
      assertThat(build.at("/build/version").asString()).isEqualTo(Build.OURS.version());
      assertThat(metrics(folder)).containsPattern("(?m)^tailrace_build_info\\{.*} 1(\\.0)?$");
      assertThat(metrics(folder)).contains("version=\"" + Build.OURS.version() + "\"");
      for (String path : new String[] {"/webhooks/customerio", "/health/ready", "/", "/metrics"}) {
        assertTellsNothing(answer(server.webhook().resolve(path), "GET"));
        assertTellsNothing(answer(server.webhook().resolve(path), "POST"));
      }
      assertTellsNothing(answer(server.webhook(), "TRACE"));
    }
  }

  private static String version() {
    return Pattern.quote(Build.OURS.version());
  }

  private static String metrics(Path folder) throws Exception {
    URI admin = ServerFile.read(folder).orElseThrow().admin();
    return answer(admin.resolve("/metrics"), "GET").body();
  }

  private static HttpResponse<String> answer(URI url, String method) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url).method(method, BodyPublishers.noBody()).build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private static void assertTellsNothing(HttpResponse<String> answer) {
    assertThat(answer.headers().map()).doesNotContainKeys("server", "Server", "x-powered-by");
    String all = (answer.headers().map() + answer.body()).toLowerCase(Locale.ROOT);
    assertThat(all).doesNotContain("jetty", "tailrace", Build.OURS.version());
  }
}
