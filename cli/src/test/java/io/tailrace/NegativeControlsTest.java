package io.tailrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise has a test, and each such test a negative control, in whatever module it is. */
class NegativeControlsTest {
  private static final Path ROOT = Path.of("..");
  private static final String MARK = "  @NegativeControl\n";
  private static final Pattern HEAD = Pattern.compile("(?ms)^  @.*? \\{$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*/(\\w+Guarantee)\\.java)\\)");

  @Test
  void eachGuaranteeHasOne() throws IOException {
    List<Path> guarantees = guarantees();
    assertThat(guarantees).hasSizeGreaterThan(20);
    assertThat(guarantees).allSatisfy(path -> assertHasOne(path));
  }

  @Test
  void eachPromiseInTheReadmeHasOne() throws IOException {
    List<String> rows =
        Files.readAllLines(ROOT.resolve("README.md")).stream()
            .dropWhile(line -> !line.startsWith("| Promise |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(10);
    for (String row : rows) {
      List<MatchResult> links = LINK.matcher(row).results().toList();
      assertThat(links).as(row).isNotEmpty();
      links.forEach(link -> assertHasOne(ROOT.resolve(link.group(1))));
    }
  }

  /** What no row of either table names would be a promise that nobody reads. */
  @Test
  void eachGuaranteeOfTheServerIsPromised() throws IOException {
    String manual =
        Files.readString(ROOT.resolve("README.md"))
            + Files.readString(ROOT.resolve("docs").resolve("guarantees.md"));
    assertThat(guarantees())
        .filteredOn(path -> path.startsWith(ROOT.resolve("cli")))
        .allSatisfy(path -> assertThat(manual).contains(path.getFileName().toString()));
  }

  /** In its short form, if it has another; and its negative control at the latest by -Pfull. */
  @Test
  void eachGuaranteeRunsAtEachChange() throws IOException {
    for (Path guarantee : guarantees()) {
      String source = Files.readString(guarantee);
      List<String> heads = HEAD.matcher(source).results().map(MatchResult::group).toList();
      assertThat(source)
          .as("all of %s", guarantee)
          .doesNotContain("\n@Tag(\"full", "\n@Tag(\"long");
      assertThat(heads).as("%s", guarantee).anyMatch(NegativeControlsTest::runsAtEachChange);
      assertThat(heads)
          .as("%s", guarantee)
          .filteredOn(head -> head.contains(MARK))
          .noneMatch(head -> head.contains("@Tag(\"long\")"));
    }
  }

  private static boolean runsAtEachChange(String head) {
    return Pattern.compile("@(Parameterized)?Test\\b").matcher(head).find()
        && !head.contains(MARK)
        && !head.contains("@Tag(");
  }

  private static void assertHasOne(Path guarantee) {
    assertThat(guarantee).content().contains(MARK);
  }

  private static List<Path> guarantees() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(path -> path.getFileName().toString().endsWith("Guarantee.java"))
          .filter(path -> path.toString().contains("src"))
          .toList();
    }
  }
}
