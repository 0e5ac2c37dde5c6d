package io.tailrace.server.config;

import io.tailrace.core.settings.NamedSection;
import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.SettingDefinition;
import io.tailrace.core.settings.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds settings by what people write: keys in YAML, variables' names. Immutable. */
final class Catalogue {
  static final String FILE_SUFFIX = "-file";

  private static final String PREFIX = "TAILRACE_";

  /** Key as written at the top to target; the flat keys of named sections among them. */
  private final Map<String, Target> top;

  private final List<NamedKeys> named;
  private final List<String> keys;
  private final Set<String> secrets;

  Catalogue(Section<?> whole) {
    this.top = targets(whole.settings(), "");
    this.named = whole.named().stream().map(NamedKeys::new).toList();
    for (NamedSection<?> each : whole.named()) {
      if (each.hasFlat()) {
        targets(each.section().settings(), each.key(each.flat(), "")).forEach(top::putIfAbsent);
      }
    }
    this.keys = List.copyOf(new TreeSet<>(top.keySet()));
    this.secrets = secrets(whole);
  }

  private static Set<String> secrets(Section<?> whole) {
    return Stream.concat(
            whole.settings().stream(),
            whole.named().stream().flatMap(each -> each.section().settings().stream()))
        .filter(setting -> setting.type().secret())
        .map(setting -> last(setting.key()))
        .flatMap(last -> Stream.of(last, last + FILE_SUFFIX))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What each key means, and that with {@code -file} behind it where it is a secret's. */
  static Map<String, Target> targets(List<SettingDefinition<?>> settings, String prefix) {
    Map<String, Target> targets = new HashMap<>();
    for (SettingDefinition<?> setting : settings) {
      String key = setting.key();
      targets.put(key, new Target(prefix + key, false));
      if (setting.type().secret()) {
        targets.put(key + FILE_SUFFIX, new Target(prefix + key, true));
      }
    }
    return targets;
  }

  /** What the key means, dots for nesting; null if there is no such setting. */
  Target byKey(String key) {
    Optional<NamedKeys> section = sectionOf(key);
    return section.isPresent() ? section.get().byKey(key) : top.get(key);
  }

  /** The sections that people name themselves, one of which the key is in; empty if in none. */
  Optional<NamedKeys> sectionOf(String key) {
    return named.stream().filter(each -> each.section().holds(key)).findFirst();
  }

  /** Of sections that people name themselves. */
  List<NamedKeys> named() {
    return named;
  }

  /** True for a secret's key by its last part, with {@code -file} or without. */
  boolean isSecret(String key) {
    return secrets.contains(last(key));
  }

  /** The part behind the last dot. */
  static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** True for {@code log}, {@code feeds}: a key that holds further keys. */
  boolean isSection(String key) {
    return named.stream().anyMatch(each -> each.section().prefix().equals(key))
        || keys.stream().anyMatch(known -> known.startsWith(key + "."));
  }

  /** The keys that can be written at the top, without those of sections by name. */
  List<String> keys() {
    return keys;
  }

  static String variable(String key) {
    return PREFIX + upperSnake(key);
  }

  static String upperSnake(String key) {
    return key.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
