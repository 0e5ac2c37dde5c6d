package io.tailrace.log.sqlite;

import static io.tailrace.log.sqlite.LogFixture.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes that the system refuses in the middle, by a limit on the size of files: appends are
 * refused with words, none is answered and lost, and when the limit goes away the log works again
 * by itself.
 */
class FailedWriteTest {
  private static final int LIMIT_KIB = 3_000;

  @TempDir Path folder;

  @Test
  void refusesWhileWritesFailAndWorksAgainAfter() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/prlimit"))).as("needs prlimit").isTrue();
    List<String> answered = new ArrayList<>();
    String prelude = "ulimit -S -f " + LIMIT_KIB + ";";
    try (AppendingProcess process = AppendingProcess.start(folder, "w", prelude)) {
      String refusal = untilRefused(process, answered);
      assertThat(refusal).contains("Cannot keep what is received", "log.db", "503");
      int before = answered.size();
      liftLimit(process.id());
      untilAnswered(process, answered);
      process.kill();
      answered.addAll(process.restOfAnswers());
      assertThat(answered).hasSizeGreaterThan(before);
    }
    try (SqliteLog log = LogFixture.open(folder)) {
      assertThat(keys(log)).doesNotHaveDuplicates().containsAll(answered);
    }
  }

  private static String untilRefused(AppendingProcess process, List<String> answered)
      throws IOException {
    String line = process.nextLine();
    while (line.startsWith("+")) {
      answered.add(AppendingProcess.idIn(line));
      line = process.nextLine();
    }
    return line;
  }

  private static void untilAnswered(AppendingProcess process, List<String> answered)
      throws IOException {
    String line = process.nextLine();
    while (!line.startsWith("+")) {
      line = process.nextLine();
    }
    answered.add(AppendingProcess.idIn(line));
  }

  private static void liftLimit(long processId) throws IOException, InterruptedException {
    String to = "--fsize=unlimited:unlimited";
    Process prlimit =
        new ProcessBuilder("/usr/bin/prlimit", "--pid", String.valueOf(processId), to)
            .inheritIO()
            .start();
    assertThat(prlimit.waitFor()).isZero();
  }
}
