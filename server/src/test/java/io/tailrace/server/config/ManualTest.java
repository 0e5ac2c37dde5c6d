package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manual says what the catalogue says, its examples load, its variables are there. */
class ManualTest {
  private static final Path MANUAL = Path.of("..", "docs", "configuration.md");
  private static final Pattern TABLES =
      Pattern.compile("(?s)(?<=<!-- settings: written by ManualTest -->\n).*(?=<!-- end -->)");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern VARIABLE = Pattern.compile("(TAILRACE_[A-Z_]*[A-Z])(?=[ =`])");

  @TempDir Path folder;

  @Test
  void theTablesAreTheCatalogue() throws IOException {
    String manual = Files.readString(MANUAL);
    String expected = SettingsTable.markdown();
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(MANUAL, TABLES.matcher(manual).replaceFirst(found -> quote(expected)));
      return;
    }
    assertThat(TABLES.matcher(manual).results().map(MatchResult::group))
        .as("write it anew: mvn -pl server test -Dtest=ManualTest -Dupdate.docs=true")
        .containsExactly(expected);
  }

  private static String quote(String text) {
    return Matcher.quoteReplacement(text);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theExamplesLoad(Path page) throws IOException {
    for (String example : all(EXAMPLE, page)) {
      assertThat(Trial.problems(new Trial(folder).yaml(example)))
          .as(example)
          .allMatch(problem -> problem.contains("there is no file"));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theVariablesAreThere(Path page) throws IOException {
    for (String variable : all(VARIABLE, page)) {
      assertThat(Trial.problems(new Trial(folder).environment(Map.of(variable, "")))).isEmpty();
    }
  }

  /** The one who looks for wrong examples and variables finds them. */
  @Test
  void wrongOnesAreFound() throws IOException {
    Trial trial = new Trial(folder);
    Path page = trial.write("page.md", "```yaml\nlog: {urls: x}\n```\n`TAILRACE_LOG_URLS=x`");
    assertThat(all(EXAMPLE, page)).hasSize(1);
    assertThat(all(VARIABLE, page)).containsExactly("TAILRACE_LOG_URLS");
    assertThatThrownBy(() -> theExamplesLoad(page)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> theVariablesAreThere(page)).isInstanceOf(AssertionError.class);
  }

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
      List<Path> pages = docs.filter(page -> page.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(
          pages.stream(),
          Stream.of("README.md", "logs/redis/README.md", "sinks/database/README.md")
              .map(page -> Path.of("..", page)));
    }
  }

  private static List<String> all(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
  }
}
