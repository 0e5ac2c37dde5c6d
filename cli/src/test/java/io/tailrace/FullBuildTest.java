package io.tailrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md tells what the default build leaves to -Pfull: each class, and none besides. */
class FullBuildTest {
  private static final Path ROOT = Path.of("..");
  private static final List<String> MARKS =
      List.of("@Tag(\"full\")", "\n@OnEachEngine\n", "\n@OnEachDatabase\n");

  @Test
  void eachClassThatMovedIsListed() throws IOException {
    List<String> listed =
        Files.readAllLines(ROOT.resolve("CONTRIBUTING.md")).stream()
            .dropWhile(line -> !line.startsWith("## What `-Pfull` adds"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("|"))
            .flatMap(line -> Stream.of(line.split("\\W+", -1)))
            .filter(word -> word.matches("[A-Z]\\w+(Test|Guarantee)|Scene"))
            .toList();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(moved());
  }

  private static List<String> moved() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().contains("/src/test/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("FullBuildTest.java"))
          .filter(file -> MARKS.stream().anyMatch(mark -> holds(file, mark)))
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .toList();
    }
  }

  private static boolean holds(Path file, String mark) {
    try {
      return Files.readString(file).contains(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
