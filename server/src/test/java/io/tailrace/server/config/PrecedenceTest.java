package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environment before file before default; and which file. */
class PrecedenceTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void makeTrial() {
    trial = new Trial(folder);
  }

  @Test
  void environmentBeforeFileBeforeDefault() throws IOException {
    Loaded loaded = trial.load("port: 1\nadmin-port: 2\ndrain: 3s\n", Map.of("TAILRACE_PORT", "9"));

    assertThat(value(loaded, "port")).hasToString("9 from TAILRACE_PORT");
    assertThat(value(loaded, "admin-port")).hasToString("2 from tailrace.yaml:2");
    assertThat(value(loaded, "host")).hasToString("0.0.0.0 from default");
  }

  @Test
  void aSecretInTheEnvironmentBeforeAFileOfItsOwnInTheFile() throws IOException {
    Loaded loaded =
        trial.load("signing-keys-file: nowhere\n", Map.of("TAILRACE_SIGNING_KEYS", "from-env"));

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.configuration().feeds().get(0).signingKeys().values())
        .containsExactly("from-env");
  }

  @Test
  void anEmptyVariableIsNotSet() throws IOException {
    Loaded loaded = trial.load("port: 1", Map.of("TAILRACE_PORT", " "));

    assertThat(loaded.configuration().server().receiver().port()).isEqualTo(1);
  }

  @Test
  void otherVariablesAreNoneOfOurs() {
    Map<String, String> environment =
        Map.of("PORT", "x", "TAILRACE_PROGRAM", "x", "TAILRACE_HEAP", "x", "XTAILRACE_Y", "x");

    assertThat(trial.environment(environment).problems()).isEmpty();
  }

  @Test
  void theFileAskedForBeforeTheOneInTheEnvironmentBeforeTheUsualOne() throws IOException {
    trial.write("asked.yaml", "port: 1");
    trial.write("named.yaml", "port: 2");
    trial.write("tailrace.yaml", "port: 3");
    Map<String, String> named = Map.of("TAILRACE_CONFIG", "named.yaml");

    assertThat(port(Optional.of(Path.of("asked.yaml")), named)).isEqualTo(1);
    assertThat(port(Optional.empty(), named)).isEqualTo(2);
    assertThat(port(Optional.empty(), Map.of())).isEqualTo(3);
  }

  private int port(Optional<Path> file, Map<String, String> environment) {
    return ConfigurationLoader.load(folder, file, environment)
        .configuration()
        .server()
        .receiver()
        .port();
  }

  @Test
  void aFileAskedForMustBeThere() {
    Loaded loaded = ConfigurationLoader.load(folder, Optional.of(Path.of("other.yaml")), Map.of());

    assertThat(Trial.problems(loaded)).containsExactly("other.yaml: there is no such file");
    assertThat(loaded.configuration()).isNull();
  }

  @Test
  void pathsInAFileAreRelativeToItsFolder() throws IOException {
    Files.createDirectory(folder.resolve("etc"));
    trial.write("etc/key", "the-key\n");
    trial.write("etc/tailrace.yaml", "data-dir: ../data\nsigning-keys-file: key\n");

    Configuration configuration =
        ConfigurationLoader.load(folder, Optional.of(Path.of("etc/tailrace.yaml")), Map.of())
            .configuration();

    assertThat(configuration.server().dataDir()).isEqualTo(folder.resolve("data"));
    assertThat(configuration.feeds().get(0).signingKeys().values()).containsExactly("the-key");
  }

  @Test
  void kubernetesServiceLinksAreNoSettings() {
    Map<String, String> environment =
        Map.of(
            "TAILRACE_PORT", "tcp://10.0.0.7:8080",
            "TAILRACE_SERVICE_HOST", "10.0.0.7",
            "TAILRACE_SERVICE_PORT", "8080",
            "TAILRACE_SERVICE_PORT_HTTP", "8080",
            "TAILRACE_PORT_8080_TCP", "tcp://10.0.0.7:8080",
            "TAILRACE_PORT_8080_TCP_ADDR", "10.0.0.7",
            "TAILRACE_ADMIN_PORT", "tcp://10.0.0.8:8081");

    Loaded loaded = trial.environment(environment);

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.configuration().server().receiver().port()).isEqualTo(8080);
  }

  private static String value(Loaded loaded, String key) {
    return loaded.values().stream()
        .filter(value -> value.key().equals(key))
        .map(value -> value.value() + " from " + value.origin())
        .findFirst()
        .orElseThrow();
  }
}
