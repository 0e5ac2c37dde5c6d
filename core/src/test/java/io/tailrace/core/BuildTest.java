package io.tailrace.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void namesVersionCommitAndDate() {
    assertThat(of("1.2.3", "1e845d6b3c4f", "2026-11-30"))
        .hasToString("1.2.3 (commit 1e845d6b3c4f, 2026-11-30)");
  }

  @Test
  void saysIfThatIsNoCommit() {
    assertThat(of("1.2.3", "1e845d6b3c4f-dirty", "2026-11-30"))
        .hasToString("1.2.3 (commit 1e845d6b3c4f with changes, 2026-11-30)");
    assertThat(of("1.2.3", "", ""))
        .isEqualTo(new Build("1.2.3", null, null))
        .hasToString("1.2.3 (commit unknown: built outside a Git checkout)");
    assertThat(Build.of(new Properties())).hasToString("development");
  }

  /** Where Maven built it: javac alone fills nothing in. The date is the commit's. */
  @Test
  void mavenFillsAllOfItIn() throws Exception {
    assumeThat(Build.class.getResource("build.properties")).as("built by Maven").isNotNull();
    assertThat(Files.readString(ROOT.resolve("pom.xml")))
        .contains("<version>" + Build.OURS.version() + "</version>");
    if (Files.exists(ROOT.resolve(".git"))) {
      assertThat(Build.OURS.commit()).startsWith(git("rev-parse", "--short=12", "HEAD"));
      assertThat(Build.OURS.date())
          .isEqualTo(git("log", "-1", "--date=format-local:%Y-%m-%d", "--format=%cd"));
    } else {
      assertThat(Build.OURS).isEqualTo(new Build(Build.OURS.version(), null, null));
    }
  }

  private static String git(String... question) throws IOException {
    ProcessBuilder git = new ProcessBuilder("git").directory(ROOT.toFile());
    git.command().addAll(List.of(question));
    git.environment().put("TZ", "UTC");
    return new String(git.start().getInputStream().readAllBytes(), UTF_8).strip();
  }

  private static Build of(String version, String commit, String date) {
    Properties written = new Properties();
    written.setProperty("version", version);
    written.setProperty("commit", commit);
    written.setProperty("date", date);
    return Build.of(written);
  }
}
