package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which objects each shape has, and that they find each other. */
class ObjectsTest {

  @ParameterizedTest
  @CsvSource({
    "embedded, StatefulSet ConfigMap Service Service ServiceAccount",
    "shared, Deployment Deployment PodDisruptionBudget PodDisruptionBudget ConfigMap Service Service"
        + " ServiceAccount",
  })
  void hasWhatItsShapeNeeds(String values, String kinds) {
    assertThat(Chart.OURS.render(values).objects())
        .extracting(KubernetesObject::kind)
        .containsExactlyInAnyOrder(kinds.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void servicesSendToPortsThatPodsHave(String values) {
    Rendered rendered = Chart.OURS.render(values);
    KubernetesObject events = rendered.named("Service", "mail-tailrace");
    KubernetesObject admin = rendered.named("Service", "mail-tailrace-admin");
    assertThat(admin.text("spec/type")).isEqualTo("ClusterIP");
    assertThat(admin.parts("spec/ports")).hasSize(1);
    for (Workload workload : rendered.workloads()) {
      boolean receives = !workload.component().equals("worker");
      assertThat(events.part("spec/selector").selects(workload.labels())).isEqualTo(receives);
      assertThat(admin.part("spec/selector").selects(workload.labels())).isTrue();
      assertThat(workload.ports()).containsKey(admin.text("spec/ports/0/targetPort"));
      assertThat(workload.ports().containsKey(events.text("spec/ports/0/targetPort")))
          .isEqualTo(receives);
      assertThat(workload.object().part("spec/selector/matchLabels").selects(workload.labels()))
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void eachWorkloadSelectsItsOwnPodsAlone(String values) {
    List<Workload> workloads = Chart.OURS.render(values).workloads();
    for (Workload workload : workloads) {
      assertThat(workloads)
          .filteredOn(
              other -> workload.object().part("spec/selector/matchLabels").selects(other.labels()))
          .containsExactly(workload);
    }
  }

  @Test
  void budgetsKeepOneReceiverAndLetWorkersGoOneByOne() {
    Rendered rendered = Chart.OURS.render("shared");
    for (Workload workload : rendered.workloads()) {
      String component = workload.component();
      KubernetesObject budget =
          rendered.named("PodDisruptionBudget", "mail-tailrace-" + component).part("spec");
      assertThat(budget.part("selector/matchLabels").selects(workload.labels())).isTrue();
      assertThat(budget.content())
          .containsEntry(component.equals("receiver") ? "minAvailable" : "maxUnavailable", 1)
          .containsEntry("unhealthyPodEvictionPolicy", "AlwaysAllow");
    }
    assertThat(rendered.workload("receiver").object().number("spec/replicas")).isGreaterThan(1);
  }

  @Test
  void aSinglePodHasNoBudgetSinceItWouldBlockEachDrain() {
    assertThat(Chart.OURS.render("everything").all("PodDisruptionBudget")).isEmpty();
  }

  @Test
  void receiversAreReplacedWithoutAGapAndSpread() {
    Workload receiver = Chart.OURS.render("shared").workload("receiver");
    assertThat(receiver.object().number("spec/strategy/rollingUpdate/maxUnavailable")).isZero();
    assertThat(receiver.spec().parts("topologySpreadConstraints"))
        .hasSize(2)
        .allSatisfy(
            spread ->
                assertThat(spread.part("labelSelector/matchLabels").selects(receiver.labels()))
                    .isTrue());
  }

  @Test
  void theAutoscalerHasTheNumberOfReceivers() {
    Rendered rendered = Chart.OURS.render("bigquery");
    KubernetesObject scaler = rendered.only("HorizontalPodAutoscaler");
    KubernetesObject receiver = rendered.workload("receiver").object();
    assertThat(scaler.text("spec/scaleTargetRef/name")).isEqualTo(receiver.name());
    assertThat(receiver.at("spec/replicas")).isNull();
    assertThat(scaler.number("spec/minReplicas")).isGreaterThan(1);
  }

  @Test
  void theVolumeOutlivesTheRelease() {
    KubernetesObject set = Chart.OURS.render("everything").only("StatefulSet");
    assertThat(set.part("spec/persistentVolumeClaimRetentionPolicy").content())
        .containsOnly(Map.entry("whenDeleted", "Retain"), Map.entry("whenScaled", "Retain"));
    assertThat(set.text("spec/volumeClaimTemplates/0/spec/resources/requests/storage"))
        .isEqualTo("100Gi");
    KubernetesObject claimed =
        Chart.OURS
            .render("embedded", Map.of("persistence.existingClaim", "restored"))
            .only("StatefulSet");
    assertThat(claimed.at("spec/volumeClaimTemplates")).isNull();
    assertThat(new Workload(claimed).volumes().get("data").text("persistentVolumeClaim/claimName"))
        .isEqualTo("restored");
  }

  @Test
  void workloadIdentityIsAnAnnotationAndNoToken() {
    KubernetesObject account = Chart.OURS.render("bigquery").only("ServiceAccount");
    assertThat(account.part("metadata/annotations").content())
        .containsKey("iam.gke.io/gcp-service-account");
    assertThat(account.at("automountServiceAccountToken")).isEqualTo(false);
  }
}
