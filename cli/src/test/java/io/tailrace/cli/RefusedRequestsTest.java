package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.Machine;
import io.tailrace.server.Tailrace;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import io.tailrace.testkit.log.ForwardingLog;
import io.tailrace.testkit.net.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** While every request is refused, status is not green, though the log and the sinks work. */
@Timeout(120)
class RefusedRequestsTest {
  private static final int REQUESTS = 5;

  @TempDir Path temporary;

  private Map<String, String> environment() throws Exception {
    Path folder = Files.createDirectories(temporary.resolve("data"));
    return Map.of(
        "TAILRACE_ADMIN_PORT",
        Integer.toString(FreePort.choose()),
        "TAILRACE_SIGNING_KEYS",
        "the-right-key",
        "TAILRACE_DATA_DIR",
        folder.toString(),
        "TAILRACE_DRAIN",
        "0s");
  }

  private CommandTrial.Result requests;
  private CommandTrial.Result stalls;

  /** Sends with this key, and says what status then says. */
  private CommandTrial.Result statusAfter(String key, UnaryOperator<EventLog> around)
      throws Exception {
    Map<String, String> environment = environment();
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    ListeningSocket socket = ListeningSocket.own("127.0.0.1", 0);
    try (Tailrace server =
        Tailrace.start(
            configuration, Role.ALL, socket, Machine.by(InstantSource.system()), around)) {
      server.awaitAdmin();
      Path events = Files.writeString(temporary.resolve("events.jsonl"), events());
      String url = "http://127.0.0.1:" + server.port() + "/webhooks/customerio";
      run(environment, "send", "--key", key, "--url", url, events.toString());
      requests = run(environment, "requests", "--format", "json");
      stalls = run(environment, "stalls", "--format", "json");
      return run(environment, "status");
    }
  }

  private static CommandTrial.Result run(Map<String, String> environment, String... arguments) {
    return CommandTrial.run(new Folders(), environment, arguments);
  }

  private static String events() {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < REQUESTS; i++) {
      events.append(
          """
          {"event_id":"e%s","object_type":"email","metric":"sent","timestamp":1801396800,"data":{}}
          """
              .formatted(i));
    }
    return events.toString();
  }

  @Test
  void aWrongKeyIsRed() throws Exception {
    CommandTrial.Result status = statusAfter("another-key", log -> log);
    assertThat(status.out())
        .contains(REQUESTS + " unverified")
        .contains("! feed default: requests are answered 401");
    assertThat(status.exitCode()).isEqualTo(1);
    JsonNode failed = JsonMapper.shared().readTree(requests.out());
    assertThat(failed).hasSize(REQUESTS);
    assertThat(failed.path(0).path("status").asInt()).isEqualTo(401);
    assertThat(failed.path(0).path("sender").asString()).contains("waits an hour");
    assertThat(failed.path(0).path("timestamp").asString()).isNotEmpty();
    assertThat(failed.path(0).path("head").isNull()).as("a 401's body is never kept").isTrue();
    assertThat(requests.out()).doesNotContain("event_id");
  }

  @Test
  void aLogThatKeepsNothingIsRed() throws Exception {
    CommandTrial.Result status = statusAfter("the-right-key", Full::new);
    assertThat(status.out())
        .contains(REQUESTS + " unavailable")
        .contains("! feed default: requests were answered 503");
    assertThat(status.exitCode()).isEqualTo(1);
    JsonNode failed = JsonMapper.shared().readTree(requests.out());
    assertThat(failed).hasSize(REQUESTS);
    assertThat(failed.path(0).path("why").asString()).contains("the disk is full, says the test");
    assertThat(failed.path(0).path("head").asString()).startsWith("{\"event_id\":\"e4\"");
    JsonNode stall = JsonMapper.shared().readTree(stalls.out()).path("stalls").path(0);
    assertThat(stall.path("cause").asString()).isEqualTo("unavailable");
    assertThat(stall.path("requests").asInt()).isEqualTo(REQUESTS);
    assertThat(stall.path("end").isNull()).isTrue();
  }

  /** The control: with the right key and a log that works nothing is red. */
  @Test
  void whatWorksIsGreen() throws Exception {
    CommandTrial.Result status = statusAfter("the-right-key", log -> log);
    assertThat(status.out()).contains(REQUESTS + " processed").doesNotContain("! ");
    assertThat(status.exitCode()).isZero();
    assertThat(requests.out().strip()).isEqualTo("[]");
    assertThat(JsonMapper.shared().readTree(stalls.out()).path("stalls")).isEmpty();
  }

  private static final class Full extends ForwardingLog {
    Full(EventLog log) {
      super(log);
    }

    @Override
    public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
        throws LogUnavailableException {
      throw new LogUnavailableException("the disk is full, says the test");
    }
  }
}
