package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The Prometheus operator scrapes what the alerts ask for. */
class MonitoringTest {
  private final Rendered rendered = Chart.OURS.render("bigquery");
  private final KubernetesObject monitor = rendered.only("ServiceMonitor");

  @Test
  void theAlertsAreThoseOfTheManual() throws Exception {
    Object written =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(Chart.file("deploy/prometheus/tailrace-alerts.yaml")));
    assertThat(rendered.only("PrometheusRule").at("spec")).isEqualTo(written);
  }

  @Test
  void theJobIsTheOneThatTheAlertsAskFor() {
    assertThat(monitor.part("spec/endpoints/0/relabelings/0").content())
        .isEqualTo(Map.of("targetLabel", "job", "replacement", "tailrace"));
    assertThat(rendered.only("PrometheusRule").at("spec").toString()).contains("job=\"tailrace\"");
  }

  @Test
  void everyPodIsScrapedOnce() {
    assertThat(rendered.all("Service"))
        .filteredOn(
            service ->
                monitor.part("spec/selector/matchLabels").selects(service.part("metadata/labels")))
        .extracting(KubernetesObject::name)
        .containsExactly("mail-tailrace-admin");
    assertThat(monitor.text("metadata/labels/release")).isEqualTo("prometheus");
  }
}
