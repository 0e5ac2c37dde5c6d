package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The rendered tailrace.yaml and the secrets beside it, laid out in a folder as in a pod. */
final class RenderedConfiguration {
  private final Path etc;

  /** In a pod this folder's {@code etc} is /etc/tailrace, and its {@code data} is /data. */
  RenderedConfiguration(Rendered rendered, Workload workload, Path folder) throws IOException {
    this.etc = Files.createDirectories(folder.resolve("etc"));
    String inPod = rendered.configuration();
    Files.writeString(
        etc.resolve("tailrace.yaml"),
        inPod
            .replace("/etc/tailrace/", etc.toAbsolutePath() + "/")
            .replace("data-dir: /data", "data-dir: " + folder.resolve("data").toAbsolutePath()));
    for (KubernetesObject file : workload.secretFiles()) {
      Files.writeString(etc.resolve(file.text("path")), secret(file.text("path")));
    }
  }

  /** What the file of this name holds. */
  static String secret(String file) {
    return "secret-of-" + file;
  }

  Loaded load(Map<String, String> environment) {
    return ConfigurationLoader.load(Optional.of(etc.resolve("tailrace.yaml")), environment);
  }

  /** As the server reads it, without anything to complain of. */
  Configuration read() {
    return read(Map.of());
  }

  Configuration read(Map<String, String> environment) {
    Loaded loaded = load(environment);
    assertThat(loaded.problems()).isEmpty();
    return loaded.configuration();
  }
}
