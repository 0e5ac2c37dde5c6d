package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.customerio.Verdict;
import io.tailrace.operations.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {
  private static final String KEY = "a-key-for-trials";
  @TempDir Path folder;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<Verdict> verdicts = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Trial trial;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/webhooks/customerio", this::answer);
    server.start();
    trial = new Trial(Way.FILES, folder, new Scene(folder));
    trial.with("TAILRACE_SIGNING_KEYS", KEY + ",older");
    trial.with("TAILRACE_PORT", Integer.toString(server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    var headers = exchange.getRequestHeaders();
    bodies.add(new String(body, StandardCharsets.UTF_8));
    verdicts.add(
        SignatureVerifier.of(KEY)
            .verify(
                headers.getFirst("X-CIO-Timestamp"), headers.getFirst("X-CIO-Signature"), body));
    byte[] answer = answerTo(bodies.get(bodies.size() - 1)).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        bodies.get(bodies.size() - 1).contains("no") ? 401 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static String answerTo(String body) {
    return body.contains("bad")
        ? "{\"processed\":2,\"duplicates\":1,\"quarantined\":3}"
        : "{\"processed\":1}";
  }

  @Test
  void sendsSamplesOfAKind() {
    Result result = trial.run("send", "--sample", "email_delivered", "--count", "3");
    assertThat(result.err()).contains("3 kept");
    assertThat(bodies).hasSize(3).doesNotHaveDuplicates();
    assertThat(bodies).allMatch(body -> body.contains("\"metric\":\"delivered\""));
    assertThat(bodies).allMatch(body -> body.startsWith("{\"event_id\":\"sample-"));
    assertThat(verdicts).containsOnly(Verdict.VERIFIED);
  }

  @Test
  void listsTheSamplesAndNamesAnUnknownOne() {
    assertThat(trial.run("send", "--list").out().lines()).hasSize(73).contains("email_bounced");
    Result unknown = trial.run("send", "--sample", "email_eaten");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("no sample 'email_eaten'", "tailrace send --list");
    assertThat(bodies).isEmpty();
  }

  @Test
  void countsWhatBecameOfTheEvents() {
    Result result = trial.input("{\"a\":1}\n{\"bad\":1}\n").run("send");
    assertThat(result.err())
        .contains("3 kept, 1 duplicate, 3 quarantined, 0 not accepted")
        .contains("tailrace quarantine list");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void signsAndPostsEachLine() throws IOException {
    Path file = Files.writeString(folder.resolve("events.jsonl"), "{\"a\":1}\r\n\n  \n{\"ü\":2}");
    Result result = trial.run("send", file.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(bodies).containsExactly("{\"a\":1}", "{\"ü\":2}");
    assertThat(verdicts).containsOnly(Verdict.VERIFIED);
    assertThat(result.out())
        .isEqualToNormalizingNewlines("1\t200\t{\"processed\":1}\n4\t200\t{\"processed\":1}\n");
    assertThat(result.err()).contains("2 kept, 0 duplicates, 0 quarantined, 0 not accepted");
  }

  @Test
  void isNoIfAnyWasRefused() {
    Result result = trial.input("{\"a\":1}\n{\"no\":1}\n{\"b\":1}\n").run("send");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("2\t401\t");
    assertThat(bodies).hasSize(3);
  }

  @Test
  void takesAKeyAndAnAddress() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/customerio/x";
    Result result = trial.input("{}").run("send", "--key", "wrong", "--url", url);
    assertThat(result.exitCode()).isZero();
    assertThat(verdicts).containsExactly(Verdict.WRONG_SIGNATURE);
  }

  @Test
  void saysWhatToDoWhenNobodyListens() {
    server.stop(0);
    Result result = trial.input("{}").run("send");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("tailrace serve").doesNotContain("\tat ");
  }

  @Test
  void refusesAnAddressThatIsNone() {
    assertThat(trial.input("{}").run("send", "--url", "localhost").exitCode()).isEqualTo(2);
  }
}
