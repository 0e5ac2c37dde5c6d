package io.tailrace.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever puts a program together says which sections its configuration has. */
class OtherSectionsTest {
  record Boat(
      @Setting(key = "boat.oars", min = "1", max = "99", byDefault = "2", meaning = "How many.")
          int oars) {}

  record Sailing(
      Boat boat,
      @Setting(
              key = "sail.area",
              min = "1",
              max = "99",
              byDefault = "9",
              meaning = "In square metres.")
          int area) {}

  record Towing(
      Boat boat,
      @Setting(key = "tow.length", min = "1", max = "99", byDefault = "20", meaning = "In metres.")
          int length) {}

  record Harbour(
      OtherSections ways,
      @Setting(key = "depth", min = "1", max = "99", byDefault = "3", meaning = "In metres.")
          int depth) {}

  private final Problems problems = new Problems();
  private final Section<Harbour> whole =
      Section.of(Harbour.class).with("ways", List.of(Sailing.class, Towing.class, Sailing.class));

  @Test
  void theirSettingsStandWhereTheComponentStandsEachOnce() {
    assertThat(whole.settings())
        .extracting(SettingDefinition::key)
        .containsExactly("boat.oars", "sail.area", "tow.length", "depth");
  }

  @Test
  void eachHasWhatTheyHaveInCommon() {
    Harbour harbour = read(given("boat.oars", "4"), given("tow.length", "7"));
    assertThat(harbour.ways().get(Sailing.class)).isEqualTo(new Sailing(new Boat(4), 9));
    assertThat(harbour.ways().get(Towing.class)).isEqualTo(new Towing(new Boat(4), 7));
  }

  @Test
  void aBadValueThatTwoHaveInCommonIsOneProblem() {
    read(given("boat.oars", "many"));
    assertThat(problems.list()).hasSize(1);
  }

  @Test
  void withoutAnyThereAreNone() {
    Harbour harbour = Section.of(Harbour.class).byDefault();
    assertThat(harbour.depth()).isEqualTo(3);
    assertThatThrownBy(() -> harbour.ways().get(Boat.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Boat");
  }

  @Test
  void aSettingTakesWhatTheProgramCanUse() {
    Section<Harbour> odd = whole.taking("boat.oars", new Pairs()).taking("depth", new Deep());
    assertThat(odd.settings())
        .extracting(setting -> setting.type().expected())
        .containsExactly(
            "a pair",
            whole.settings().get(1).type().expected(),
            whole.settings().get(2).type().expected(),
            "deep");
  }

  private Harbour read(Given... given) {
    SettingSources sources = new SettingSources(List.of(), problems);
    sources.add(List.of(given));
    return new SettingsReader(sources, Path.of(""), problems).read(whole);
  }

  private static Given given(String key, String text) {
    return new Given(
        new Target(key, false), List.of(text), false, Origin.variable(key), Path.of(""));
  }

  private record Pairs() implements ValueType<Integer> {
    @Override
    public Integer read(Given given) {
      return 2;
    }

    @Override
    public String expected() {
      return "a pair";
    }
  }

  private record Deep() implements ValueType<Integer> {
    @Override
    public Integer read(Given given) {
      return 30;
    }

    @Override
    public String expected() {
      return "deep";
    }
  }
}
