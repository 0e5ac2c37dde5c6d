package io.tailrace.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.Identifiers;
import io.tailrace.customerio.ObjectType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** README.md shows code that compiles and runs, and every category of failure. */
class ReadmeAppApiTest {
  private static final String SOURCE =
      "src/test/java/io/tailrace/customerio/appapi/ReadmeAppApiExample.java";

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String section() throws IOException {
    return between(Files.readString(Path.of("README.md")), "## The App API\n", "\n## ");
  }

  @Test
  void theExampleIsTheOneThatRuns() throws IOException {
    String source = Files.readString(Path.of(SOURCE));
    String example = between(source, "// README begins\n", "  // README ends").indent(-2);

    assertThat(between(section(), "```java\n", "```")).isEqualTo(example);
  }

  @Test
  void theExampleDoesWhatItSays() {
    Instant day = Instant.parse("2026-03-05T05:00:00Z");
    Series series =
        Series.from(
            day, Period.DAY, Zones.EST, Map.of("sent", List.of(7L), "human_opened", List.of(3L)));
    Message.Ids ids = new Message.Ids(5L, null, null, null, null, null, null, null);
    Map<String, Instant> metrics = Map.of("sent", day, "bounced", day);
    InMemoryAppApi api =
        new InMemoryAppApi()
            .put(MessageSource.campaign(5), series)
            .put(
                new Message(
                    "d",
                    ObjectType.EMAIL,
                    day,
                    metrics,
                    ids,
                    Identifiers.NONE,
                    null,
                    "a@x.example",
                    null,
                    null,
                    false));
    ReadmeAppApiExample example = new ReadmeAppApiExample();

    example.report(api, 5);
    example.report(api, 6);

    assertThat(example.lines).startsWith(day + ": 7, 3", "a@x.example").hasSize(3);
    assertThat(example.lines.get(2)).startsWith("NOT_FOUND: ").contains("Check the id");
    assertThat(ReadmeAppApiExample.connect("key")).isInstanceOf(AppApiClient.class);
  }

  @Test
  void everyCategoryIsExplained() throws IOException {
    for (Category category : Category.values()) {
      assertThat(section()).contains("`" + category + "`");
    }
  }
}
