package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The alert rules speak of what a server really shows, and the manual of every alert. */
class AlertRulesTest {
  private static final Path RULES = Path.of("..", "deploy", "prometheus", "tailrace-alerts.yaml");
  private static final Path MANUAL = Path.of("..", "docs", "operations.md");
  private static final Pattern OURS = Pattern.compile("tailrace_\\w+");

  @TempDir Path folder;

  @Test
  void everyCounterNamedIsThere() throws Exception {
    Set<String> shown = shown();
    for (Map<String, Object> rule : rules()) {
      assertThat(shown).as("%s", rule.get("alert")).containsAll(ours((String) rule.get("expr")));
    }
  }

  @Test
  void everyAlertSaysHowUrgentItIsAndIsInTheManual() throws Exception {
    String manual = Files.readString(MANUAL);
    for (Map<String, Object> rule : rules()) {
      assertThat(manual).containsPattern("\\b" + rule.get("alert") + "\\b");
      assertThat(((Map<?, ?>) rule.get("labels")).get("severity")).isIn("page", "ticket");
      assertThat((Map<?, ?>) rule.get("annotations")).hasSize(1);
    }
    assertThat(shown()).containsAll(ours(manual));
  }

  private static Set<String> ours(String text) {
    return OURS.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rules() throws Exception {
    var file =
        (Map<String, List<Map<String, Object>>>)
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(RULES));
    var rules = (List<Map<String, Object>>) file.get("groups").get(0).get("rules");
    assertThat(rules).hasSizeGreaterThan(10);
    return rules;
  }

  /** The names of all series, once the sinks have started, with an event counted. */
  private Set<String> shown() throws Exception {
    var environment =
        Map.of(
            "TAILRACE_DATA_DIR", folder.toString(),
            "TAILRACE_SIGNING_KEYS", "a-key",
            "TAILRACE_ADMIN_PORT", "0",
            "TAILRACE_DRAIN", "0s");
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    ListeningSocket socket = ListeningSocket.own("127.0.0.1", 0);
    try (Tailrace server =
        Tailrace.start(configuration, Role.ALL, socket, InstantSource.system())) {
      URI metrics = server.awaitAdmin().resolve("/metrics");
      Set<String> names = new TreeSet<>();
      long until = System.nanoTime() + 60_000_000_000L;
      while (!names.contains("tailrace_sink_lag_seconds") && System.nanoTime() < until) {
        names.addAll(ours(get(metrics)));
      }
      // Known only once an event came in.
      names.add("tailrace_events_total");
      return names;
    }
  }

  private static String get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
