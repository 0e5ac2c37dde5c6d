package io.tailrace.guarantee;

import io.tailrace.admin.ApiRequest;
import io.tailrace.admin.ApiResponse;
import io.tailrace.admin.RemoteApi;
import io.tailrace.admin.ServerAddress;
import io.tailrace.server.ServerFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running server how it is, as the command line does. */
final class Status {
  private static final Set<String> WORKED = Set.of("running", "elsewhere");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private final Path folder;

  Status(Path folder) {
    this.folder = folder;
  }

  /** What this request to the running server's API is answered; also what it is refused with. */
  ApiResponse ask(ApiRequest request) throws IOException {
    ServerFile server = ServerFile.read(folder).orElseThrow();
    return new RemoteApi(new ServerAddress(server.admin(), server.token())).call(request);
  }

  JsonNode now() throws IOException, InterruptedException {
    ServerFile server = ServerFile.read(folder).orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(server.admin().resolve("/api/status"))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + server.token())
            .build();
    HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    return JsonMapper.shared().readTree(answer.body());
  }

  /** Waits until every sink is worked on, here or elsewhere, and has had everything. */
  void awaitCaughtUp(Duration atMost) throws Exception {
    await(atMost, status -> status.path("sinks").valueStream().allMatch(Status::caughtUp));
  }

  /** Waits until this sink is in this state. */
  void awaitState(String sink, String state) throws Exception {
    await(Duration.ofMinutes(1), status -> state(status, sink).equals(state));
  }

  void await(Duration atMost, java.util.function.Predicate<JsonNode> condition) throws Exception {
    long until = System.nanoTime() + atMost.toNanos();
    JsonNode last = null;
    while (System.nanoTime() < until) {
      try {
        last = now();
        if (last.path("sinks").size() > 0 && condition.test(last)) {
          return;
        }
      } catch (IOException | java.util.NoSuchElementException e) {
        // Not up yet, or between two starts: asked again until the time is over.
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("not so after " + atMost + "; last status: " + last);
  }

  /** What is fed again is no lag, and not there yet either. */
  private static boolean caughtUp(JsonNode sink) {
    return WORKED.contains(sink.path("state").asString())
        && sink.path("lag").asLong(-1) == 0
        && sink.path("replays").isEmpty();
  }

  /** Of this sink. */
  static JsonNode sink(JsonNode status, String name) {
    return status
        .path("sinks")
        .valueStream()
        .filter(sink -> sink.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static String state(JsonNode status, String sink) {
    return sink(status, sink).path("state").asString("");
  }

  /** In how many partitions it is this process that feeds this sink. */
  static long workedHere(JsonNode status, String sink) {
    return sink(status, sink)
        .path("partitions")
        .valueStream()
        .filter(partition -> partition.path("state").asString().equals("running"))
        .count();
  }
}
