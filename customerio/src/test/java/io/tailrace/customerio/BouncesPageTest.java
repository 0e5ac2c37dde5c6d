package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manual's table of causes is what the code says; {@code -Dupdate.docs=true} writes it. */
class BouncesPageTest {
  private static final Path PAGE = Path.of("../docs/bounces.md");
  private static final String BEGIN = "<!-- causes: written by BouncesPageTest -->\n";
  private static final String END = "<!-- end of causes -->";

  private static String table() {
    return Arrays.stream(BounceCause.values())
        .map(BouncesPageTest::line)
        .collect(
            Collectors.joining(
                "",
                """
                | Cause | What it is | Who can mend it | Temporary | Suppresses the address |
                |---|---|---|---|---|
                """,
                ""));
  }

  private static String line(BounceCause cause) {
    BounceExplanation explained = BounceExplanation.of(cause);
    return "| `%s` | %s | %s [More](%s). | %s | %s |\n"
        .formatted(
            cause.code(),
            explained.meaning(),
            explained.mender(),
            explained.link(),
            cause.passes() ? "yes" : "",
            cause.suppresses() ? "yes" : "");
  }

  @Test
  void thePageTellsOfEachCause() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(table());
    }
  }
}
