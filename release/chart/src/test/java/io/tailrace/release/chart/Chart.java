package io.tailrace.release.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.Map;

/**
 * A Helm chart in a folder or an archive, rendered by Helm itself as release {@code mail} in
 * namespace {@code marketing}. Immutable.
 */
record Chart(Path path) {
  private static final Path ROOT = Path.of("..", "..");

  /** The oldest Kubernetes that Chart.yaml takes. */
  static final String KUBERNETES = "1.27.0";

  /** That of this checkout. */
  static final Chart OURS = new Chart(ROOT.resolve("deploy/helm/tailrace"));

  /** A file of this checkout. */
  static Path file(String path) {
    return ROOT.resolve(path);
  }

  /** One of the files in {@code ci}. */
  Path values(String name) {
    return path.resolve("ci").resolve(name + "-values.yaml");
  }

  /** Rendered with one of the files in {@code ci}. */
  Rendered render(String values) {
    return render(values, Map.of());
  }

  /**
   * Rendered with one of the files in {@code ci}, and these values over it.
   *
   * @throws IllegalStateException Helm refuses them; its message says why
   */
  Rendered render(String values, Map<String, ?> over) {
    TemplateCommand command =
        new Helm(path)
            .template()
            .withKubeVersion(KUBERNETES)
            .withName("mail")
            .withNamespace("marketing")
            .withValuesFile(OURS.values(values));
    over.forEach(command::set);
    return Rendered.of(command.call());
  }
}
