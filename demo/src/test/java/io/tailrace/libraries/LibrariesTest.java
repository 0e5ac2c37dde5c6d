package io.tailrace.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped is what docs/libraries.md says was looked at, under licences that may be. */
class LibrariesTest {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(?<group>[^`]+)` \\| (?<version>[^|]+) \\| (?<names>[^|]+) \\| (?<licence>[^|]+) \\|",
          Pattern.MULTILINE);

  /** None asks more of whoever passes Tailrace on than to hand on its text. */
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0",
          "MIT",
          "MIT-0");

  @Test
  void eachLibraryWasLookedAtInThisVersion() throws IOException {
    Set<String> shipped =
        shipped()
            .map(it -> it.id() + " " + it.version() + " " + it.licence())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented()).isNotEmpty().isEqualTo(shipped);
  }

  @Test
  void eachComesUnderALicenceThatMayBe() throws IOException {
    assertThat(shipped())
        .allMatch(library -> library.licences().stream().anyMatch(ALLOWED::contains));
  }

  /** A line that could not be read would be a jar that nobody looks at. */
  @Test
  void noneOfAServerIsMissed() throws IOException {
    List<Library> server = Library.all().stream().filter(Library::server).toList();
    assertThat(server).hasSize(Math.toIntExact(Library.resolvedForServer()));
  }

  /** Nor of what browsers load. */
  @Test
  void noScriptIsMissed() throws IOException {
    assertThat(Library.scripts()).hasSize(Math.toIntExact(Library.unpackedScripts()));
  }

  private static Stream<Library> shipped() throws IOException {
    return Stream.concat(Library.all().stream(), Library.scripts().stream());
  }

  /** Before 4.2.17 the check of a host's name can be passed by, over Redis' TLS. */
  @Test
  void nettyChecksHostNames() throws IOException {
    Set<String> versions =
        Library.all().stream()
            .filter(it -> it.group().equals("io.netty"))
            .map(Library::version)
            .collect(Collectors.toSet());
    assertThat(versions).hasSize(1);
    String[] parts = versions.iterator().next().split("\\.", -1);
    assertThat(parts[0] + "." + parts[1]).isEqualTo("4.2");
    assertThat(Integer.parseInt(parts[2])).isGreaterThanOrEqualTo(18);
  }

  private static Set<String> documented() throws IOException {
    Set<String> all = new TreeSet<>();
    ROW.matcher(Files.readString(Path.of("..", "docs", "libraries.md")))
        .results()
        .forEach(
            row -> {
              for (String name : row.group("names").split(", ", -1)) {
                String id = row.group("group") + ":" + name;
                all.add(id + " " + row.group("version") + " " + row.group("licence"));
              }
            });
    return all;
  }
}
