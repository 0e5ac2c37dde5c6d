package io.tailrace.modules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which module uses which. An arrow that a longer way implies is left out. */
final class Arrows {
  private final Map<String, Set<String>> direct = new HashMap<>();

  Arrows(List<Module> modules) {
    for (Module module : modules) {
      direct.put(module.artifact(), module.uses());
    }
  }

  /** The modules that this one uses and reaches by no other way. */
  Set<String> from(String artifact) {
    Set<String> arrows = new HashSet<>(direct.get(artifact));
    for (String used : direct.get(artifact)) {
      arrows.removeAll(below(used));
    }
    return arrows;
  }

  /** How many modules stand below this one, one on the other: the longest way down. */
  int height(String artifact) {
    return direct.get(artifact).stream().mapToInt(used -> 1 + height(used)).max().orElse(0);
  }

  private Set<String> below(String artifact) {
    Set<String> below = new HashSet<>(direct.get(artifact));
    direct.get(artifact).forEach(used -> below.addAll(below(used)));
    return below;
  }
}
