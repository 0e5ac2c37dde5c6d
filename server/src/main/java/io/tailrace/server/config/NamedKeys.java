package io.tailrace.server.config;

import io.tailrace.core.settings.NamedSection;
import io.tailrace.core.settings.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The keys of sections that people name themselves: {@code feeds.<name>.…}. Immutable. */
final class NamedKeys {
  private final NamedSection<?> section;

  /** By the key behind the section's name. */
  private final Map<String, Target> targets;

  private final List<String> keys;
  private final List<String> longestFirst;

  NamedKeys(NamedSection<?> section) {
    this.section = section;
    this.targets = Catalogue.targets(section.section().settings(), "");
    this.keys = List.copyOf(new TreeSet<>(targets.keySet()));
    this.longestFirst =
        keys.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  NamedSection<?> section() {
    return section;
  }

  /** The keys that can be written under a name. */
  List<String> keys() {
    return keys;
  }

  /** The keys, longest first, since another key may end with a shorter one. */
  List<String> longestFirst() {
    return longestFirst;
  }

  /** One of them, as an example. */
  String example() {
    return section.section().settings().get(0).key();
  }

  /** What the key in full means; null if there is no such setting, or the name is none. */
  Target byKey(String key) {
    String end = endOf(key);
    return end == null || !NamedSection.isName(nameIn(key, end)) ? null : target(key, end);
  }

  private Target target(String key, String end) {
    Target target = targets.get(end);
    return new Target(section.key(nameIn(key, end), target.key()), target.file());
  }

  /** Which of the keys this one in full ends with, behind a name; null if with none. */
  String endOf(String key) {
    return longestFirst.stream()
        .filter(end -> key.endsWith("." + end))
        .filter(end -> key.length() > section.start().length() + end.length())
        .findFirst()
        .orElse(null);
  }

  /** What stands where the name is, which may be none. */
  String nameIn(String key, String end) {
    return key.substring(section.start().length(), key.length() - end.length() - 1);
  }
}
