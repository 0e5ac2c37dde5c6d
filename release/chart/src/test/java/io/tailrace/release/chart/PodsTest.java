package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each pod may do, what it holds, and how it ends. */
class PodsTest {
  private static final Duration CLOSING = Duration.ofSeconds(20);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void runsAsNobodyInParticular(String values) {
    for (Workload workload : Chart.OURS.render(values).workloads()) {
      assertThat(workload.spec().part("securityContext").content())
          .containsEntry("runAsNonRoot", true)
          .containsEntry("runAsUser", 10001)
          .containsEntry("runAsGroup", 10001)
          .containsEntry("fsGroup", 10001)
          .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
      assertThat(workload.container().part("securityContext").content())
          .containsEntry("allowPrivilegeEscalation", false)
          .containsEntry("readOnlyRootFilesystem", true)
          .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
      assertThat(workload.spec().at("automountServiceAccountToken")).isEqualTo(false);
      assertThat(workload.spec().parts("containers")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void hasNoSecretInItsEnvironment(String values) {
    for (Workload workload : Chart.OURS.render(values).workloads()) {
      assertThat(workload.container().at("envFrom")).isNull();
      assertThat(workload.container().parts("env"))
          .allSatisfy(variable -> assertThat(variable.content()).containsOnlyKeys("name", "value"))
          .extracting(variable -> variable.text("name"))
          .isSubsetOf("TAILRACE_CONFIG", "TAILRACE_DATA_DIR", "JDK_JAVA_OPTIONS", "TZ")
          .contains("TAILRACE_CONFIG", "TAILRACE_DATA_DIR");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void writesToItsDataAndToTmpAlone(String values) {
    for (Workload workload : Chart.OURS.render(values).workloads()) {
      List<KubernetesObject> mounts = workload.container().parts("volumeMounts");
      assertThat(mounts)
          .extracting(mount -> mount.text("mountPath"))
          .containsExactlyInAnyOrder("/etc/tailrace", "/data", "/tmp");
      assertThat(workload.volumes())
          .containsOnlyKeys(
              mounts.stream().map(mount -> mount.text("name")).toArray(String[]::new));
      assertThat(mounts)
          .filteredOn(mount -> mount.text("mountPath").equals("/etc/tailrace"))
          .allSatisfy(mount -> assertThat(mount.at("readOnly")).isEqualTo(true));
      assertThat(workload.volumes().values())
          .filteredOn(volume -> volume.at("emptyDir") != null)
          .allSatisfy(volume -> assertThat(volume.text("emptyDir/sizeLimit")).isNotBlank());
      assertThat(workload.volumes().get("etc").number("projected/defaultMode")).isEqualTo(0440);
    }
  }

  @Test
  void mountsMoreVolumesSuchAsOneForBackups() {
    Workload workload =
        Chart.OURS
            .render(
                "embedded",
                Map.of(
                    "extraVolumes[0].name", "backups",
                    "extraVolumes[0].persistentVolumeClaim.claimName", "tailrace-backups",
                    "extraVolumeMounts[0].name", "backups",
                    "extraVolumeMounts[0].mountPath", "/backups"))
            .workload("embedded");
    assertThat(workload.volumes().get("backups").text("persistentVolumeClaim/claimName"))
        .isEqualTo("tailrace-backups");
    assertThat(workload.container().parts("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .contains("/backups");
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void hasTimeToDrainAndToClose(String values) throws Exception {
    Rendered rendered = Chart.OURS.render(values);
    for (Workload workload : rendered.workloads()) {
      Duration drain =
          workload.component().equals("worker")
              ? Duration.ZERO
              : new RenderedConfiguration(rendered, workload, folder).read().server().drain();
      assertThat(Duration.ofSeconds(workload.spec().number("terminationGracePeriodSeconds")))
          .isGreaterThan(drain.plus(CLOSING));
    }
  }

  /** A drain ends early if nobody connected for as long: the cluster may not have noticed yet. */
  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void isProbedOftenEnoughForTheDrainToLast(String values) throws Exception {
    Rendered rendered = Chart.OURS.render(values);
    for (Workload workload : rendered.workloads()) {
      if (!workload.component().equals("worker")) {
        KubernetesObject probe = workload.container().part("readinessProbe");
        assertThat(probe.text("httpGet/port")).isEqualTo("events");
        assertThat(Duration.ofSeconds(probe.number("periodSeconds")))
            .isLessThan(
                new RenderedConfiguration(rendered, workload, folder).read().server().drain());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void hasRoomForTheProcessAndNoThrottle(String values) {
    for (Workload workload : Chart.OURS.render(values).workloads()) {
      String limit = workload.container().text("resources/limits/memory");
      assertThat(limit).endsWith("Mi");
      assertThat(Integer.parseInt(limit.replace("Mi", "")))
          .as("as docs/install.md says of the image: below 400 MB, 512m is enough")
          .isGreaterThanOrEqualTo(512);
      assertThat(workload.container().at("resources/limits/cpu")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void isAsTheImageDescribesItself(String values) throws Exception {
    KubernetesObject image = image();
    for (Workload workload : Chart.OURS.render(values).workloads()) {
      KubernetesObject context = workload.spec().part("securityContext");
      assertThat(image.text("config/User"))
          .isEqualTo(context.number("runAsUser") + ":" + context.number("runAsGroup"));
      assertThat(image.part("config/ExposedPorts").content().keySet())
          .containsAll(workload.ports().values().stream().map(port -> port + "/tcp").toList());
      assertThat(image.part("config/Volumes").content().keySet())
          .isSubsetOf(
              workload.container().parts("volumeMounts").stream()
                  .map(mount -> mount.text("mountPath"))
                  .toList());
    }
  }

  private static KubernetesObject image() throws IOException {
    return Rendered.of(Files.readString(Chart.file("release/image/base/config.json")))
        .objects()
        .get(0);
  }

  @Test
  void runsTheImageOfTheChartsVersion() {
    String version = System.getProperty("project.version");
    assertThat(image("embedded", "embedded")).isEqualTo("registry.example.com/tailrace:" + version);
    assertThat(image("everything", "embedded")).isEqualTo("registry.example.com/tailrace:9.9.9");
    assertThat(image("bigquery", "worker"))
        .isEqualTo(
            "registry.example.com:5000/team/tailrace:"
                + version
                + "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  }

  @Test
  void receiversCanStayBehindWhileWorkersAreUpgraded() {
    Rendered rendered = Chart.OURS.render("shared", Map.of("receiver.tag", "0.0.9"));
    assertThat(rendered.workload("receiver").container().text("image")).endsWith(":0.0.9");
    assertThat(rendered.workload("worker").container().text("image")).doesNotContain("0.0.9");
  }

  @Test
  void aChangedSettingReplacesPods() {
    String before = checksum(Chart.OURS.render("shared"));
    Rendered after = Chart.OURS.render("shared", Map.of("config.log.wait-replicas", "2"));
    assertThat(checksum(after)).isNotEqualTo(before);
    assertThat(checksum(Chart.OURS.render("shared"))).isEqualTo(before);
  }

  private static String checksum(Rendered rendered) {
    KubernetesObject annotations = rendered.workload("receiver").pod().part("metadata/annotations");
    return (String) annotations.content().get("checksum/config");
  }

  private static String image(String values, String component) {
    return Chart.OURS.render(values).workload(component).container().text("image");
  }
}
