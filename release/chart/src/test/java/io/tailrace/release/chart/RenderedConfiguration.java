package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rendered tailrace.yaml, secrets and variables of a pod, laid out in a folder. */
final class RenderedConfiguration {
  /** Where the pod has what is in the folder {@code etc}. */
  private static final String ETC = "/etc/tailrace/";

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /** In the pod, this folder is the root. */
  RenderedConfiguration(Rendered rendered, Workload workload, Path folder) throws IOException {
    this.folder = folder;
    Path etc = Files.createDirectories(folder.resolve("etc/tailrace"));
    Files.writeString(
        etc.resolve("tailrace.yaml"), rendered.configuration().replace(ETC, etc + "/"));
    for (KubernetesObject file : workload.secretFiles()) {
      Files.writeString(etc.resolve(file.text("path")), secret(file.text("path")));
    }
    for (KubernetesObject variable : workload.container().parts("env")) {
      String value = variable.text("value");
      environment.put(variable.text("name"), value.startsWith("/") ? folder + value : value);
    }
  }

  /** What the file of this name holds. */
  static String secret(String file) {
    return "secret-of-" + file;
  }

  /** The pod's /data. */
  Path volume() {
    return folder.resolve("data");
  }

  /** As the server reads it, without anything to complain of. */
  Configuration read() {
    return read(Map.of());
  }

  /** With these variables instead of the pod's. */
  Configuration read(Map<String, String> others) {
    environment.putAll(others);
    Loaded loaded = ConfigurationLoader.load(Optional.empty(), environment);
    assertThat(loaded.problems()).isEmpty();
    return loaded.configuration();
  }
}
