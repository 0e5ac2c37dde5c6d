package io.tailrace.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A record declares its settings: what it holds by default, what is given, what is wrong. */
class SectionTest {
  enum Colour {
    RED,
    DEEP_BLUE
  }

  record Pump(
      @Setting(key = "pump.speed", min = "1", max = "9", byDefault = "3", meaning = "How fast.")
          int speed,
      @Setting(key = "pump.tank", min = "1KiB", max = "1GiB", byDefault = "2MiB", meaning = "Room.")
          long tank,
      @Setting(key = "pump.rest", min = "0s", max = "1h", byDefault = "5s", meaning = "Rests.")
          Duration rest,
      @Setting(
              key = "pump.long-rest",
              min = "0s",
              max = "1d",
              atLeast = "pump.rest",
              byDefault = "1m",
              meaning = "Rests long.")
          Duration longRest,
      @Setting(key = "pump.quiet", byDefault = "true", meaning = "Says nothing.") boolean quiet,
      @Setting(key = "pump.colour", byDefault = "deep_blue", meaning = "Its paint.") Colour colour,
      @Setting(
              key = "pump.label",
              pattern = "[a-z]*",
              form = "small letters",
              meaning = "What it is called.")
          String label,
      @Setting(key = "pump.key", meaning = "Opens it.") Secret key,
      Valve valve,
      @Sections(prefix = "pipes", noun = "pipe", flat = "main") List<Pipe> pipes) {}

  record Valve(
      @Setting(key = "pump.valve", byDefault = "v", meaning = "Where its file is.") Path file) {}

  record Pipe(
      @SectionName String name,
      @Setting(key = "length", min = "1", max = "100", byDefault = "7", meaning = "In metres.")
          int length,
      @Setting(key = "until", min = "1s", max = "1d", meaning = "When it is closed.")
          Optional<Duration> until) {
    Pipe {
      until = until.or(() -> Optional.of(Duration.ofMinutes(90)));
    }
  }

  private final Problems problems = new Problems();
  private SettingsReader reader;

  @Test
  void byDefaultHoldsWhatIsWrittenBesideItsComponents() {
    Pump pump = Section.of(Pump.class).byDefault();

    assertThat(pump.speed()).isEqualTo(3);
    assertThat(pump.tank()).isEqualTo(2 << 20);
    assertThat(pump.rest()).hasSeconds(5);
    assertThat(pump.quiet()).isTrue();
    assertThat(pump.colour()).isEqualTo(Colour.DEEP_BLUE);
    assertThat(pump.label()).isEmpty();
    assertThat(pump.key().isEmpty()).isTrue();
    assertThat(pump.valve().file()).isEqualTo(Path.of("v"));
    assertThat(pump.pipes())
        .containsExactly(new Pipe("main", 7, Optional.of(Duration.ofMinutes(90))));
  }

  @Test
  void whatIsGivenComesBeforeTheDefault() {
    Pump pump =
        read(
            Map.of(
                "pump.speed", "9",
                "pump.colour", "RED",
                "pump.valve", "w",
                "pump.key", "opens-it",
                "pipes.b.length", "8",
                "pipes.a.until", "1h"));

    assertThat(problems.list()).isEmpty();
    assertThat(pump.speed()).isEqualTo(9);
    assertThat(pump.colour()).isEqualTo(Colour.RED);
    assertThat(pump.valve().file()).isEqualTo(Path.of("/folder/w"));
    assertThat(pump.key().value()).contains("opens-it");
    assertThat(pump.pipes())
        .containsExactly(
            new Pipe("a", 7, Optional.of(Duration.ofHours(1))),
            new Pipe("b", 8, Optional.of(Duration.ofMinutes(90))));
  }

  @Test
  void eachValueIsShownWithItsOriginAndASecretMasked() {
    read(Map.of("pump.key", "opens-it", "pump.tank", "4096"));

    assertThat(shown())
        .contains(
            "pump.speed=3 default",
            "pump.tank=4KiB given",
            "pump.long-rest=1m default",
            "pump.key=******** (under 16 characters) given");
    assertThat(shown().toString()).doesNotContain("opens-it");
  }

  /** Where nothing was given, what the record itself puts in its place is what holds. */
  @Test
  void whatTheRecordFallsBackToIsShown() {
    read(Map.of("pipes.a.length", "8"));
    assertThat(shown()).contains("pipes.a.until=1h30m default");
  }

  @Test
  void theFlatOneIsThereWhereNoneWasGiven() {
    var named = Section.of(Pump.class).named().get(0);
    assertThat(new SettingSources(List.of(named), problems).names(named)).containsExactly("main");
    assertThat(named.key("main", "length")).isEqualTo("pipes.main.length");
  }

  @Test
  void whatIsWrongIsSaidAndTheDefaultHolds() {
    Pump pump = read(Map.of("pump.speed", "10", "pump.label", "X", "pipes.a.until", "never"));

    assertThat(pump.speed()).isEqualTo(3);
    assertThat(problems.list().stream().map(SettingProblem::message))
        .containsExactlyInAnyOrder(
            "pump.speed must be a whole number from 1 to 9, not \"10\"",
            "pump.label must be small letters, not \"X\"",
            "pipes.a.until must be a duration with its unit, such as 30s, 7d or 1h30m, not"
                + " \"never\"");
  }

  @Test
  void oneThatMayNotBeShorterThanAnotherIsCompared() {
    read(Map.of("pump.rest", "2m"));
    reader.compare();

    assertThat(problems.list())
        .extracting(SettingProblem::toString)
        .containsExactly("given: pump.long-rest (1m) must be at least pump.rest (2m)");
  }

  @Test
  void itsSettingsStandInOrder() {
    assertThat(Section.of(Pump.class).settings())
        .<String>extracting(SettingDefinition::key)
        .startsWith("pump.speed", "pump.tank")
        .endsWith("pump.key", "pump.valve");
  }

  @Test
  void theOriginOfWhatWasNeverReadIsNotMadeUp() {
    read(Map.of());
    assertThat(reader.origin("pump.speed")).isEqualTo(Origin.DEFAULT);
    assertThatThrownBy(() -> reader.origin("pump.sped")).hasMessageContaining("pump.sped");
  }

  record NoSetting(String text) {}

  record Unbounded(@Setting(key = "a", byDefault = "1", meaning = "None.") int a) {}

  record UnknownType(@Setting(key = "a", meaning = "None.") Thread a) {}

  record BadDefault(
      @Setting(key = "a", min = "1", max = "2", byDefault = "3", meaning = "None.") int a) {}

  @Test
  void aDeclarationThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> Section.of(NoSetting.class)).hasMessageContaining("NoSetting.text");
    assertThatThrownBy(() -> Section.of(Unbounded.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Section.of(UnknownType.class)).hasMessageContaining("Thread");
    assertThatThrownBy(() -> Section.of(BadDefault.class).byDefault())
        .hasMessageContaining("from 1 to 2");
  }

  private Pump read(Map<String, String> given) {
    Section<Pump> section = Section.of(Pump.class);
    SettingSources sources = new SettingSources(section.named(), problems);
    sources.add(given.entrySet().stream().map(SectionTest::given).toList());
    reader = new SettingsReader(sources, Path.of("/folder"), problems);
    return reader.read(section);
  }

  private static Given given(Map.Entry<String, String> entry) {
    var target = new Target(entry.getKey(), false);
    Path folder = Path.of("/folder");
    return new Given(target, List.of(entry.getValue()), false, Origin.variable("given"), folder);
  }

  private List<String> shown() {
    return reader.values().stream()
        .map(value -> value.key() + "=" + value.value() + " " + value.origin())
        .toList();
  }
}
