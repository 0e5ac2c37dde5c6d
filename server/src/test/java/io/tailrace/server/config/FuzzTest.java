package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.settings.SettingProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands in the file and the environment: loading ends, does not throw, gives a
 * configuration or says why not, and shows no secret. A run is repeated by {@code -Dfuzz.seed=…}.
 */
class FuzzTest {
  private static final String SECRET = "hunter2-hunter2";
  private static final List<String> SYNTAX =
      List.of(
          ": ", ":", "\n", "\n  ", "\n    ", "- ", "[", "]", "{", "}", ",", "\"", "'", "#", "&a ",
          "*a", "!", "!!str ", "!x!", "|\n ", ">-\n ", "---\n", "...\n", "%", "? ", "<<", "\t", "~",
          "null", "true", "\\", "\u0000", "\uFEFF", "é", "😀", "\r", "@", "`", "-file");
  private static final List<String> VALUES =
      List.of(
          "7d",
          "30",
          "1GiB",
          "-1",
          "99999999999999999999",
          "P1D",
          "duckdb",
          "kafka://h",
          "eu",
          "v0",
          "feeds.",
          "feeds",
          "acme",
          ".",
          "..",
          "_",
          "0.0.0.0",
          "::1",
          "https://x.io",
          "a,b",
          "");

  @TempDir Path folder;

  @Test
  void neverThrowsNorTells() throws IOException {
    run(2_000);
  }

  @Test
  @Tag("long")
  void neverThrowsNorTellsInALongRun() throws IOException {
    run(200_000);
  }

  private void run(int rounds) throws IOException {
    long seed = Long.getLong("fuzz.seed", 20_261_124L);
    System.out.println("configuration fuzzed with -Dfuzz.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      String yaml = yaml(random);
      Map<String, String> environment = environment(random);
      String input = "seed " + seed + " round " + round + " " + environment + "\n" + yaml;
      assertThat(leaks(new Trial(folder).load(yaml, environment))).as(input).isEmpty();
    }
  }

  /** Negative control: a secret where none belongs is repeated, and this test would see it. */
  @Test
  void wouldSeeASecret() throws IOException {
    assertThat(leaks(new Trial(folder).yaml("port: " + SECRET))).hasSize(1);
    assertThat(leaks(new Trial(folder).yaml("data-dir: " + SECRET))).hasSize(1);
  }

  private static List<String> leaks(Loaded loaded) {
    boolean errors = loaded.problems().stream().anyMatch(SettingProblem::isError);
    assertThat(loaded.configuration() == null).isEqualTo(errors);
    return loaded.toString().contains("hunter2") ? List.of(loaded.toString()) : List.of();
  }

  /** Good lines at first, then cut, doubled and mixed with what YAML finds special. */
  private static String yaml(Random random) {
    StringBuilder text = new StringBuilder();
    for (int line = random.nextInt(12); line >= 0; line--) {
      text.append(key(random)).append(pick(random, List.of(": ", ": ", ": ", ":\n  ", " ")));
      text.append(pick(random, VALUES)).append('\n');
    }
    text.append(secretLine(random));
    for (int change = random.nextInt(6); change > 0; change--) {
      int at = random.nextInt(text.length() + 1);
      // The secret's own line is only cut into where its key still says that it is one.
      int secret = text.indexOf("admin-token");
      text.insert(at > secret ? secret : at, pick(random, SYNTAX));
    }
    return text.toString();
  }

  private static String secretLine(Random random) {
    String before = pick(random, List.of("", "", "!", "&", "*", "'", "\"", "|\n  ", "[", "!a!"));
    return "\nadmin-token: " + before + SECRET + pick(random, SYNTAX) + "\n";
  }

  private static Map<String, String> environment(Random random) {
    Map<String, String> environment = new HashMap<>();
    for (int count = random.nextInt(5); count > 0; count--) {
      String name =
          Catalogue.variable(key(random)) + pick(random, List.of("", "", "", "S", "_FILE"));
      environment.put(name, pick(random, random.nextBoolean() ? VALUES : SYNTAX));
    }
    environment.put("TAILRACE_FEEDS_ACME_SIGNING_KEYS", SECRET + pick(random, SYNTAX));
    return environment;
  }

  private static String key(Random random) {
    String key = pick(random, ConfigurationLoader.CATALOGUE.keys());
    return random.nextInt(4) == 0 ? "feeds." + pick(random, VALUES) + "." + key : key;
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
