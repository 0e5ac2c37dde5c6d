package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The chart that is released: it has the project's version, and renders as the one in the checkout.
 */
class ChartArchiveTest {
  private static final String VERSION = System.getProperty("project.version");
  private static final Path ARCHIVE =
      Chart.file("target/release/tailrace-chart-" + VERSION + ".tgz");

  @Test
  void hasTheVersionOfTheProject() throws IOException {
    assertThat(VERSION).as("of the build: -Dproject.version").isNotBlank();
    Map<?, ?> chart = yaml(Chart.OURS.path().resolve("Chart.yaml"));
    assertThat(chart.get("version")).isEqualTo(VERSION);
    assertThat(chart.get("appVersion")).isEqualTo(VERSION);
    assertThat(new Helm(ARCHIVE).show().chart().call()).contains("version: " + VERSION);
  }

  @Test
  void helmHasNothingAgainstIt() {
    LintResult found = new Helm(Chart.OURS.path()).lint().strict().call();
    assertThat(found.isFailed()).as("%s", found.getMessages()).isFalse();
    assertThat(found.getMessages())
        .allSatisfy(message -> assertThat(message).contains("icon is recommended"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void rendersAsInTheCheckout(String values) {
    assertThat(new Chart(ARCHIVE).render(values)).isEqualTo(Chart.OURS.render(values));
  }

  @Test
  void itsReadmeNamesEveryValue() throws IOException {
    String readme = Files.readString(Chart.OURS.path().resolve("README.md"));
    Map<?, ?> values = yaml(Chart.OURS.path().resolve("values.yaml"));
    assertThat(values.keySet()).allSatisfy(name -> assertThat(readme).contains("`" + name));
  }

  private static Map<?, ?> yaml(Path file) throws IOException {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
  }
}
