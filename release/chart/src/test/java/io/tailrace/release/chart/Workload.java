package io.tailrace.release.chart;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A StatefulSet or Deployment, and the pod that it makes. Immutable. */
record Workload(KubernetesObject object) {

  KubernetesObject pod() {
    return object.part("spec/template");
  }

  KubernetesObject spec() {
    return pod().part("spec");
  }

  KubernetesObject container() {
    return spec().part("containers/0");
  }

  KubernetesObject labels() {
    return pod().part("metadata/labels");
  }

  String component() {
    return (String) labels().content().get("app.kubernetes.io/component");
  }

  /** By name; a worker has no port for events. */
  Map<String, Integer> ports() {
    return container().parts("ports").stream()
        .collect(Collectors.toMap(port -> port.text("name"), port -> port.number("containerPort")));
  }

  /** Volumes by name, those of claim templates too. */
  Map<String, KubernetesObject> volumes() {
    Stream<KubernetesObject> claimed =
        object.parts("spec/volumeClaimTemplates").stream()
            .map(claim -> new KubernetesObject(Map.of("name", claim.name(), "claim", claim)));
    return Stream.concat(spec().parts("volumes").stream(), claimed)
        .collect(Collectors.toMap(volume -> volume.text("name"), volume -> volume));
  }

  /** The secrets that are mounted as files, each with its {@code path} in /etc/tailrace. */
  List<KubernetesObject> secretFiles() {
    return volumes().get("etc").parts("projected/sources").stream()
        .flatMap(source -> source.parts("secret/items").stream())
        .toList();
  }
}
