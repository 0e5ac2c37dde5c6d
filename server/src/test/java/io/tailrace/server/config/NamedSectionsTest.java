package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tailrace.core.settings.EffectiveValue;
import io.tailrace.core.settings.Problems;
import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.SectionName;
import io.tailrace.core.settings.Sections;
import io.tailrace.core.settings.Setting;
import io.tailrace.core.settings.SettingProblem;
import io.tailrace.core.settings.SettingSources;
import io.tailrace.core.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sections that people name themselves may have any prefix, in the file as in the environment. */
class NamedSectionsTest {
  record Ferry(
      @SectionName String name,
      @Setting(key = "token", meaning = "Lets it in.") Secret token,
      @Setting(key = "seats", min = "1", max = "500", byDefault = "20", meaning = "For people.")
          int seats,
      @Setting(
              key = "rear.seats",
              min = "1",
              max = "500",
              byDefault = "2",
              meaning = "For people behind.")
          int rearSeats) {}

  record Harbour(
      @Setting(key = "harbour", pattern = ".*", form = "a text", meaning = "Where.") String place,
      @Sections(prefix = "ferries", noun = "ferry") List<Ferry> ferries) {}

  private static final Section<Harbour> HARBOUR = Section.of(Harbour.class);
  private static final Catalogue CATALOGUE = new Catalogue(HARBOUR);

  @TempDir Path folder;
  private final Problems problems = new Problems();
  private SettingsReader reader;

  @Test
  void noneIsThereByItself() throws IOException {
    assertThat(load("", Map.of()).ferries()).isEmpty();
  }

  @Test
  void theFileAndTheEnvironmentNameThem() throws IOException {
    Harbour harbour =
        load(
            "ferries: {a_b: {seats: 7}, c: }",
            Map.of("TAILRACE_FERRIES_A_B_REAR_SEATS", "3", "TAILRACE_FERRIES_D_E_SEATS", "9"));

    assertThat(problems.list()).isEmpty();
    assertThat(harbour.ferries())
        .extracting(Ferry::name, Ferry::seats, Ferry::rearSeats)
        .containsExactly(tuple("a_b", 7, 3), tuple("c", 20, 2), tuple("d-e", 9, 2));
  }

  @Test
  void whatIsWrongIsExplained() throws IOException {
    load(
        "ferries: {a: {saets: 7}, A: {seats: 1}, b: 7}",
        Map.of("TAILRACE_FERRIES_A_SAETS", "1", "TAILRACE_FERRIES_A_REAR_SEATS", "none"));

    assertThat(problems.list())
        .extracting(SettingProblem::message)
        .containsExactlyInAnyOrder(
            "unknown key ferries.a.saets; did you mean seats?",
            "a ferry's name is 1 to 63 of a-z, 0-9, _ and -, beginning with a letter or digit, not"
                + " \"A\"",
            "ferries.b must hold the ferry's settings, such as token",
            "unknown variable; did you mean TAILRACE_FERRIES_A_SEATS?",
            "ferries.a.rear.seats must be a whole number from 1 to 500, not \"none\"");
  }

  @Test
  void theirSecretsAreMaskedAndMayBeInAFile() throws IOException {
    Files.writeString(folder.resolve("token"), "hunter2-hunter2");
    Harbour harbour =
        load("ferries: {a: {token-file: token}, b: {token: {hunter: x, hunter: y}}}", Map.of());

    assertThat(harbour.ferries().get(0).token().value()).contains("hunter2-hunter2");
    assertThat(reader.values()).extracting(EffectiveValue::toString).noneMatch(this::tells);
    assertThat(problems.list())
        .extracting(SettingProblem::toString)
        .hasSize(2)
        .noneMatch(this::tells);
  }

  private boolean tells(String text) {
    return text.contains("hunter");
  }

  private Harbour load(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("tailrace.yaml"), yaml);
    SettingSources sources = new SettingSources(HARBOUR.named(), problems);
    sources.add(new YamlFile(CATALOGUE, folder, file, problems).read());
    sources.add(new EnvironmentVariables(CATALOGUE, sources, folder, problems).read(environment));
    reader = new SettingsReader(sources, folder, problems);
    return reader.read(HARBOUR);
  }
}
