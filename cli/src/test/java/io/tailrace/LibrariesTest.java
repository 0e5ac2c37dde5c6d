package io.tailrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is shipped is what docs/libraries.md says was looked at. */
class LibrariesTest {
  private static final Pattern RESOLVED =
      Pattern.compile(
          "^\\s+(?<group>[^:\\s]+):(?<name>[^:]+):jar:(?<version>[^:]+):", Pattern.MULTILINE);
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(?<group>[^`]+)` \\| (?<version>[^|]+) \\| (?<names>[^|]+) \\|",
          Pattern.MULTILINE);

  @Test
  void eachLibraryWasLookedAtInThisVersion() throws IOException {
    assertThat(documented()).isNotEmpty().isEqualTo(shipped());
  }

  @Test
  void whatIsLeftOutStaysOut() throws IOException {
    assertThat(shipped())
        .noneMatch(it -> it.startsWith("com.fasterxml.jackson.core:jackson-core"))
        .noneMatch(it -> it.startsWith("com.fasterxml.jackson.core:jackson-databind"))
        .noneMatch(it -> it.startsWith("org.conscrypt"))
        .noneMatch(it -> it.startsWith("org.apache.arrow"))
        .noneMatch(it -> it.startsWith("org.apache.httpcomponents"));
  }

  /** Before 4.2.17 the check of a host's name can be passed by, over Redis' TLS. */
  @Test
  void nettyChecksHostNames() throws IOException {
    Set<String> versions =
        shipped().stream()
            .filter(it -> it.startsWith("io.netty:"))
            .map(it -> it.substring(it.lastIndexOf(' ') + 1))
            .collect(Collectors.toSet());
    assertThat(versions).hasSize(1);
    String[] parts = versions.iterator().next().split("\\.", -1);
    assertThat(parts[0] + "." + parts[1]).isEqualTo("4.2");
    assertThat(Integer.parseInt(parts[2])).isGreaterThanOrEqualTo(18);
  }

  /** As the build resolves them, without terminal colours. */
  private static Set<String> shipped() throws IOException {
    String listed = Files.readString(Path.of("target/libraries.txt"));
    return RESOLVED
        .matcher(listed.replaceAll("\u001b\\[[0-9;]*m", ""))
        .results()
        .map(it -> it.group("group") + ":" + it.group("name") + " " + it.group("version"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documented() throws IOException {
    Set<String> all = new TreeSet<>();
    ROW.matcher(Files.readString(Path.of("../docs/libraries.md")))
        .results()
        .forEach(
            row -> {
              for (String name : row.group("names").split(", ", -1)) {
                all.add(row.group("group") + ":" + name + " " + row.group("version"));
              }
            });
    return all;
  }
}
