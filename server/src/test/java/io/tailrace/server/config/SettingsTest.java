package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.settings.EffectiveValue;
import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.SettingDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue agrees with itself, and everything in it is read. */
class SettingsTest {
  private static final Section<Configuration> WHOLE = ConfigurationLoader.WHOLE;
  private static final Catalogue CATALOGUE = ConfigurationLoader.CATALOGUE;
  private static final List<SettingDefinition<?>> FEED = WHOLE.named().get(0).section().settings();
  private static final List<SettingDefinition<?>> EVERY =
      Stream.of(WHOLE.settings(), FEED).flatMap(List::stream).toList();

  @TempDir Path folder;

  @Test
  void keysAreInKebabCase() {
    assertThat(EVERY).allSatisfy(s -> assertThat(s.key()).matches("[a-z]+([.-][a-z]+)*"));
  }

  @Test
  void eachKeyAndItsFileHaveAVariableOfTheirOwn() {
    assertThat(CATALOGUE.keys().stream().map(Catalogue::variable)).doesNotHaveDuplicates();
    assertThat(CATALOGUE.keys()).hasSize(EVERY.size() + secrets());
  }

  private static int secrets() {
    return (int) EVERY.stream().filter(setting -> setting.type().secret()).count();
  }

  @Test
  void descriptionsAreSentences() {
    assertThat(EVERY).allSatisfy(s -> assertThat(s.meaning()).matches("[A-Z].*\\."));
  }

  @Test
  void everySettingIsReadOnce() {
    List<String> expected = new ArrayList<>();
    WHOLE.settings().forEach(setting -> expected.add(setting.key()));
    FEED.forEach(setting -> expected.add("feeds.default." + setting.key()));

    Loaded loaded = new Trial(folder).environment(Map.of());

    assertThat(loaded.values())
        .extracting(EffectiveValue::key)
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
