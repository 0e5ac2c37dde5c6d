package io.tailrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A module says in its pom that it is published; the BOM and docs/install.md say the same of all.
 */
class PublishedLibrariesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAME =
      Pattern.compile("</parent>\\s*<artifactId>([^<]+)</artifactId>");
  private static final Pattern MODULE = Pattern.compile("<module.name>([^<]+)</module.name>");
  private static final Pattern RELEASE =
      Pattern.compile("<maven.compiler.release>([^<]+)</maven.compiler.release>");
  private static final Pattern MANAGED =
      Pattern.compile("<artifactId>(tailrace-(?!bom|parent)[^<]+)</artifactId>");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(tailrace-[^`]+)` \\| `([^`]+)` \\| (\\d+) \\|");
  private static final Pattern OF_OURS =
      Pattern.compile(
          "<groupId>io.tailrace</groupId>\\s*<artifactId>([^<]+)</artifactId>(?!\\s*<(?:type>test-jar</type>\\s*<)?scope>test)\\s*</dependency>");

  @Test
  void theManualListsEachWithItsModuleAndItsJava() throws IOException {
    Map<String, String> listed =
        ROW.matcher(Files.readString(ROOT.resolve("docs/install.md")))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2) + row.group(3)));
    assertThat(listed).isEqualTo(published());
  }

  @Test
  void theBomManagesEach() throws IOException {
    Set<String> managed =
        MANAGED
            .matcher(Files.readString(ROOT.resolve("bom/pom.xml")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(managed).isEqualTo(published().keySet());
  }

  @Test
  void noneNeedsWhatIsNotPublished() throws IOException {
    Set<String> published = published().keySet();
    for (String pom : poms()) {
      if (isPublished(pom)) {
        List<String> needs =
            OF_OURS.matcher(pom).results().map((MatchResult found) -> found.group(1)).toList();
        assertThat(published).as(first(NAME, pom)).containsAll(needs);
      }
    }
  }

  private static Map<String, String> published() throws IOException {
    String usual = first(RELEASE, Files.readString(ROOT.resolve("pom.xml")));
    Map<String, String> published = new TreeMap<>();
    for (String pom : poms()) {
      if (isPublished(pom) && !pom.contains("<packaging>pom")) {
        String java = RELEASE.matcher(pom).find() ? first(RELEASE, pom) : usual;
        published.put(first(NAME, pom), first(MODULE, pom) + java);
      }
    }
    assertThat(published).hasSizeGreaterThan(5);
    return published;
  }

  private static boolean isPublished(String pom) {
    return pom.contains("<maven.deploy.skip>false</maven.deploy.skip>");
  }

  private static String first(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
  }

  private static List<String> poms() throws IOException {
    try (Stream<Path> files = Files.find(ROOT, 3, (file, is) -> file.endsWith("pom.xml"))) {
      return files.map(PublishedLibrariesTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
