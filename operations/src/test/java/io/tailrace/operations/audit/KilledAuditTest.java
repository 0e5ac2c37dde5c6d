package io.tailrace.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it makes changes: each change that was begun has one entry. */
class KilledAuditTest {
  @TempDir Path folder;

  @RepeatedTest(3)
  void eachChangeHasOneEntry(RepetitionInfo repetition) throws Exception {
    Set<String> begun = new HashSet<>();
    Set<String> ended = new HashSet<>();
    killedAfter(20 * repetition.getCurrentRepetition(), begun, ended);

    var asked =
        new AuditQuestion(
            Instant.EPOCH, Instant.now().plus(Duration.ofDays(1)), null, null, 100_000);
    List<AuditEntry> entries = new AuditReader(folder).read(asked).entries();
    Map<String, AuditEntry> byTarget =
        entries.stream().collect(Collectors.toMap(AuditEntry::target, Function.identity()));
    assertThat(byTarget).hasSameSizeAs(entries).containsKeys(begun.toArray(String[]::new));
    assertThat(ended)
        .hasSizeGreaterThan(5)
        .allSatisfy(it -> assertThat(byTarget.get(it).outcome()).isEqualTo("done"));
    assertThat(entries).filteredOn(it -> it.outcome().equals("begun")).hasSizeLessThanOrEqualTo(1);
    assertThat(entries.size()).isBetween(begun.size(), begun.size() + 1);
  }

  private void killedAfter(int lines, Set<String> begun, Set<String> ended) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AuditingProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int read = 0;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        (line.startsWith("begun ") ? begun : ended).add(line.substring(6));
        if (++read == lines) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.onExit().join();
  }
}
