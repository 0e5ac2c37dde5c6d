package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every object has the fields that Kubernetes' own description of it has, and those that it must.
 */
class KubernetesModelTest {
  private static final Map<String, Class<?>> MODELS =
      Map.of(
          "ConfigMap", V1ConfigMap.class,
          "Deployment", V1Deployment.class,
          "HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class,
          "Ingress", V1Ingress.class,
          "NetworkPolicy", V1NetworkPolicy.class,
          "PodDisruptionBudget", V1PodDisruptionBudget.class,
          "Service", V1Service.class,
          "ServiceAccount", V1ServiceAccount.class,
          "StatefulSet", V1StatefulSet.class);

  static {
    // Makes the parser that every model's own check uses.
    var unused = new JSON();
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void everyObjectIsAsKubernetesDescribesIt(String values) {
    for (KubernetesObject object : Chart.OURS.render(values).objects()) {
      // The Prometheus operator's own kinds are not among Kubernetes'.
      if (!object.text("apiVersion").startsWith("monitoring.coreos.com/")) {
        assertThat(read(object)).as(object.kind()).isNotNull();
      }
    }
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsFound() {
    KubernetesObject object =
        new KubernetesObject(
            Map.of("kind", "Service", "spec", Map.of("port", Map.of("targetPort", "events"))));
    assertThatThrownBy(() -> read(object)).hasMessageContaining("`port`");
  }

  private static Object read(KubernetesObject object) {
    assertThat(MODELS).containsKey(object.kind());
    String json = new Gson().toJson(object.content());
    return JSON.getGson().fromJson(json, MODELS.get(object.kind()));
  }
}
