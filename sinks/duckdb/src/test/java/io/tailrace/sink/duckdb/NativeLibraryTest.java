package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A temporary folder in which DuckDB's library does not fit makes the sink wait, and nothing is
 * left there. In processes of their own, since a library is loaded once in each.
 */
@Tag("full")
class NativeLibraryTest {
  @TempDir Path folder;

  @Test
  void aTemporaryFolderThatComesLaterIsWaitedFor() throws Exception {
    Path temporary = folder.resolve("later");
    assertThat(opened(temporary))
        .satisfiesExactly(
            first ->
                assertThat(first).contains("temporary folder " + temporary, "cannot be written"),
            second -> assertThat(second).isEqualTo("open"));
  }

  @Test
  void aMachineWithoutALibraryIsUnavailableAndNeedsARestart() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    assertThat(opened(temporary, "-Dos.arch=unheard-of"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("restart", "unheard-of"));
  }

  @Test
  void tooLittleRoomIsSaidBeforeItIsTried() {
    NativeLibrary library = new NativeLibrary(folder, Long.MAX_VALUE);
    assertThatThrownBy(
            () ->
                library.use(
                    () -> {
                      throw new AssertionError("tried");
                    }))
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining("MiB are free there")
        .hasMessageContaining("java.io.tmpdir");
  }

  /** Seen from the still running process: what a kill would leave. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingStaysInTheTemporaryFolder() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), temporary);
    Path old = Files.createFile(temporary.resolve("libduckdb_java1.so"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    Path young = Files.createFile(temporary.resolve("libduckdb_java2.so"));
    Process process = start(link);
    try (var words = process.inputReader()) {
      assertThat(words.readLine()).isEqualTo("open");
      try (Stream<Path> left = Files.list(temporary)) {
        assertThat(left).containsExactly(young);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** What two attempts came to. */
  private List<String> opened(Path temporary, String... options) throws Exception {
    Process process = start(temporary, options);
    try (var words = process.inputReader()) {
      return List.of(words.readLine(), words.readLine());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(Path temporary, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Opener.class.getName(), folder.toString(), temporary.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Opens a warehouse twice, the second time with a temporary folder, and waits to be killed. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] args) throws Exception {
      try (Trial trial = Trial.closed(Path.of(args[0]))) {
        System.out.println(outcome(trial));
        Files.createDirectories(Path.of(args[1]));
        System.out.println(outcome(trial));
        System.in.read();
      }
    }

    private static String outcome(Trial trial) {
      try {
        trial.sink.open();
        return "open";
      } catch (SinkUnavailableException e) {
        return e.getMessage();
      }
    }
  }
}
