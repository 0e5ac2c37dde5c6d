package io.tailrace.release.chart;

import java.util.List;
import java.util.Map;

/**
 * A part of an object of Kubernetes, read by paths such as {@code spec/containers/0/image}.
 * Immutable.
 */
record KubernetesObject(Map<String, Object> content) {

  String kind() {
    return text("kind");
  }

  String name() {
    return text("metadata/name");
  }

  /** What is at the path; null if there is nothing. */
  Object at(String path) {
    Object at = content;
    for (String step : path.split("/", -1)) {
      if (at instanceof Map<?, ?> map) {
        at = map.get(step);
      } else if (at instanceof List<?> list) {
        at = list.get(Integer.parseInt(step));
      } else {
        return null;
      }
    }
    return at;
  }

  String text(String path) {
    return (String) at(path);
  }

  int number(String path) {
    return (Integer) at(path);
  }

  /** The part at the path; with nothing in it, if there is nothing. */
  @SuppressWarnings("unchecked") // keys are texts
  KubernetesObject part(String path) {
    Object at = at(path);
    return new KubernetesObject(at == null ? Map.of() : (Map<String, Object>) at);
  }

  /** The parts at the path; none, if there is nothing. */
  @SuppressWarnings("unchecked") // keys are texts
  List<KubernetesObject> parts(String path) {
    Object at = at(path);
    return at == null
        ? List.of()
        : ((List<Map<String, Object>>) at).stream().map(KubernetesObject::new).toList();
  }

  /** True if every label that this one selects by is among the other's. */
  boolean selects(KubernetesObject labels) {
    return !content.isEmpty() && labels.content.entrySet().containsAll(content.entrySet());
  }
}
