package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.SettingDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each record of the configuration must show: its defaults, and that every one of its keys
 * reaches its component, from the file as from the environment.
 */
abstract class ConfigTest<T> {
  @TempDir Path folder;

  /** The record within the configuration. */
  abstract Function<Configuration, T> record();

  /** The catalogue's keys that belong to it. */
  abstract List<String> keys();

  abstract T defaults();

  /** A value for each key, other than its default where there is another. */
  abstract Map<String, String> given();

  /** The record with those values. */
  abstract T expected();

  @Test
  void hasDefaults() {
    same(new Trial(folder).environment(Map.of()), defaults());
  }

  @Test
  void everyKeyIsTried() {
    assertThat(given()).containsOnlyKeys(keys());
  }

  @Test
  void mapsTheFile() throws IOException {
    List<String> lines = new ArrayList<>();
    given().forEach((key, value) -> lines.add(key + ": " + value));
    same(new Trial(folder).yaml(String.join("\n", lines)), expected());
  }

  @Test
  void mapsTheEnvironment() {
    Map<String, String> environment = new TreeMap<>();
    given().forEach((key, value) -> environment.put(Catalogue.variable(key), value));
    same(new Trial(folder).environment(environment), expected());
  }

  private void same(Loaded loaded, T record) {
    assertThat(loaded.problems()).isEmpty();
    assertThat(record().apply(loaded.configuration()))
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> a.values().equals(b.values()), Secret.class)
        .isEqualTo(record);
  }

  static List<String> section(String name) {
    return ConfigurationLoader.WHOLE.settings().stream()
        .map(SettingDefinition::key)
        .filter(key -> key.startsWith(name + "."))
        .toList();
  }
}
