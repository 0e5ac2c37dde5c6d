package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.CommandTrial.Result;
import io.tailrace.cli.RealCommands;
import io.tailrace.core.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A data folder in which a newer version wrote is refused at the start, by serve and by commands,
 * in a sentence that says what to do, and nothing in it changes.
 *
 * <p>Over 10 s: a server starts for each file.
 */
class RefusesNewerFoldersTest {
  /**
   * Of no format that a later version could change: they serve one run alone, or are lines of which
   * a reader leaves out those that it does not understand.
   */
  private static final Set<String> OF_ONE_RUN =
      Set.of("lock", "server.json", "ballast", "version", "alive", "stalls.jsonl");

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource
  void refusedAndNotChanged(NewerFolder newer) throws Exception {
    Path folder =
        ReleasedFolder.all()
            .reduce((one, last) -> last)
            .orElseThrow()
            .unpack(temporary.resolve("data"));
    Path file = newer.make(folder);
    Files.writeString(folder.resolve("version"), "0.9.0 (commit 1e845d6b3c4f, 2027-01-15)\n");
    Map<String, String> before = withoutLock(folder);
    String sentence =
        file
            + " was written by a newer version of Tailrace than this one, "
            + Build.OURS
            + ". Nothing was changed.";
    try (ServerProcess server = ServerProcess.of(folder, ReleasedFolder.settings(), "all")) {
      server.launch();
      assertThat(server.awaitEnd()).as(server.said()).isEqualTo(1);
      assertThat(server.said())
          .contains(sentence)
          .contains("opened this folder last is 0.9.0 (commit 1e845d6b3c4f");
      assertThat(withoutLock(folder)).as("after serve").isEqualTo(before);
      for (String[] command :
          new String[][] {{"status"}, {"dead-letters", "replay", "--all", "--yes"}}) {
        Result result = run(server, command);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains(sentence);
        assertThat(withoutLock(folder)).as(String.join(" ", command)).isEqualTo(before);
      }
    }
  }

  /** Each file that lasts has its case, or is of one run; a new one must be added to either. */
  @Test
  void eachFileHasItsCase() throws Exception {
    Path folder = temporary.resolve("data");
    Set<String> files;
    try (ServerProcess server = ServerProcess.of(folder).start()) {
      new Posts(server.webhook()).post(Posts.event("e1", "sent"));
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(1));
      files = new TreeSet<>(Footprint.of(folder).files().keySet());
      server.terminate();
    }
    files.addAll(Footprint.of(folder).files().keySet());
    files.removeIf(file -> file.endsWith("-wal") || file.endsWith("-shm"));
    files.removeAll(OF_ONE_RUN);
    for (NewerFolder newer : NewerFolder.values()) {
      files.remove(newer.file());
    }
    assertThat(files).isEmpty();
  }

  private static Map<String, String> withoutLock(Path folder) throws IOException {
    Map<String, String> files = new HashMap<>(Footprint.of(folder).files());
    files.remove("lock");
    return files;
  }

  private static Result run(ServerProcess server, String... command) {
    Map<String, String> settings = new HashMap<>(server.environment());
    settings.putAll(ReleasedFolder.settings());
    return RealCommands.run(settings, command);
  }
}
