package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/configuration.md says what the catalogue says, and its examples load. */
class ManualTest {
  private static final Path MANUAL = Path.of("..", "docs", "configuration.md");
  private static final Pattern TABLES =
      Pattern.compile("(?s)(?<=<!-- settings: written by ManualTest -->\n).*(?=<!-- end -->)");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

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

  @Test
  void theExamplesLoad() throws IOException {
    List<String> examples =
        EXAMPLE.matcher(Files.readString(MANUAL)).results().map(found -> found.group(1)).toList();

    assertThat(examples).hasSizeGreaterThan(1);
    for (String example : examples) {
      assertThat(Trial.problems(new Trial(folder).yaml(example)))
          .as(example)
          .allMatch(problem -> problem.contains("there is no file"));
    }
  }
}
