package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue agrees with itself, and everything in it is read. */
class SettingsTest {
  private static final List<Setting<?>> EVERY =
      Stream.of(Settings.ALL, FeedSettings.ALL).flatMap(List::stream).toList();

  @TempDir Path folder;

  @Test
  void keysAreInKebabCase() {
    assertThat(EVERY).allSatisfy(s -> assertThat(s.key()).matches("[a-z]+([.-][a-z]+)*"));
  }

  @Test
  void eachKeyAndItsFileHaveAVariableOfTheirOwn() {
    assertThat(Catalogue.keys().stream().map(Catalogue::variable)).doesNotHaveDuplicates();
    assertThat(Catalogue.keys()).hasSize(EVERY.size() + secrets());
  }

  private static int secrets() {
    return (int) EVERY.stream().filter(setting -> setting.type().secret()).count();
  }

  @Test
  void defaultsAreGoodValues() {
    for (Setting<?> setting : EVERY) {
      if (setting.byDefault() != null) {
        setting.type().read(Given.byDefault(setting.key(), setting.byDefault(), folder));
      }
    }
  }

  @Test
  void descriptionsAreSentences() {
    assertThat(EVERY).allSatisfy(s -> assertThat(s.description()).matches("[A-Z].*\\."));
  }

  @Test
  void everySettingIsReadOnce() {
    List<String> expected = new ArrayList<>();
    Settings.ALL.forEach(setting -> expected.add(setting.key()));
    FeedSettings.ALL.forEach(setting -> expected.add("feeds.default." + setting.key()));

    Loaded loaded = new Trial(folder).environment(Map.of());

    assertThat(loaded.values())
        .extracting(EffectiveValue::key)
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
