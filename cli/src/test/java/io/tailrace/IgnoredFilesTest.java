package io.tailrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A key, or people's addresses, that a command of the manual left in the checkout is never
 * committed.
 */
class IgnoredFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CODE = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final Pattern MADE =
      Pattern.compile("(?:\\s> |tailrace export )(?<file>\\w[\\w.-]*/?)(?=\\s)");

  @Test
  void whatTheManualsCommandsMakeIsIgnored() throws IOException {
    Set<String> made = made();
    assertThat(made).contains("/signing-key", "/try.jsonl", "/events.csv", "/parquet/");
    assertThat(Files.readAllLines(ROOT.resolve(".gitignore"))).containsAll(made);
  }

  private static Set<String> made() throws IOException {
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages)
          .filter(page -> page.toString().endsWith(".md"))
          .flatMap(page -> madeBy(page).stream())
          .map(file -> "/" + file)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static List<String> madeBy(Path page) {
    try {
      return CODE.matcher(Files.readString(page).replaceAll("(?m)^ +", ""))
          .results()
          .flatMap(code -> MADE.matcher(code.group(1)).results())
          .map(made -> made.group("file"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(page.toString(), e);
    }
  }
}
