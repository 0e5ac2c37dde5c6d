package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What Helm made of a chart: Kubernetes' objects. Immutable. */
record Rendered(List<KubernetesObject> objects) {

  @SuppressWarnings("unchecked") // each document is an object
  static Rendered of(String yaml) {
    List<KubernetesObject> objects = new ArrayList<>();
    for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
      if (document != null) {
        objects.add(new KubernetesObject((Map<String, Object>) document));
      }
    }
    return new Rendered(objects);
  }

  List<KubernetesObject> all(String kind) {
    return objects.stream().filter(object -> object.kind().equals(kind)).toList();
  }

  /** The one object of this kind. */
  KubernetesObject only(String kind) {
    assertThat(all(kind)).as(kind).hasSize(1);
    return all(kind).get(0);
  }

  /** The object of this kind and name. */
  KubernetesObject named(String kind, String name) {
    return all(kind).stream()
        .filter(object -> object.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  /** What runs pods. */
  List<Workload> workloads() {
    return objects.stream()
        .filter(object -> object.kind().equals("Deployment") || object.kind().equals("StatefulSet"))
        .map(Workload::new)
        .toList();
  }

  /** That of this component. */
  Workload workload(String component) {
    return workloads().stream()
        .filter(workload -> workload.component().equals(component))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no workload of component " + component));
  }

  /** The rendered tailrace.yaml. */
  String configuration() {
    return only("ConfigMap").text("data/tailrace.yaml");
  }
}
