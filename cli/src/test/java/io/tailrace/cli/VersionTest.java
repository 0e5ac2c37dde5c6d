package io.tailrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class VersionTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void namesVersionAndCommit() {
    assertThat(said("1.2.3", "1e845d6b3c4f")).isEqualTo("1.2.3 (commit 1e845d6b3c4f)");
  }

  @Test
  void saysIfThatIsNoCommit() {
    assertThat(said("1.2.3", "1e845d6b3c4f-dirty"))
        .isEqualTo("1.2.3 (commit 1e845d6b3c4f with changes)");
    assertThat(said("1.2.3", "")).isEqualTo("1.2.3 (commit unknown: built outside a git checkout)");
    assertThat(Version.said(new Properties())).isEqualTo("(development)");
  }

  /** Where Maven built it: javac alone fills nothing in. */
  @Test
  void mavenFillsBothIn() throws Exception {
    Properties built = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("build.properties")) {
      assumeThat(file).as("this was built by Maven").isNotNull();
      built.load(file);
    }
    assertThat(Files.readString(ROOT.resolve("pom.xml")))
        .contains("<version>" + built.getProperty("version") + "</version>");
    assertThat(built.getProperty("commit").replace("-dirty", "")).isEqualTo(head());
  }

  /** Empty outside a checkout. */
  private static String head() throws IOException {
    if (!Files.exists(ROOT.resolve(".git"))) {
      return "";
    }
    Process git =
        new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD")
            .directory(ROOT.toFile())
            .start();
    return new String(git.getInputStream().readAllBytes(), UTF_8).strip();
  }

  private static String said(String version, String commit) {
    Properties built = new Properties();
    built.setProperty("version", version);
    built.setProperty("commit", commit);
    return Version.said(built);
  }
}
