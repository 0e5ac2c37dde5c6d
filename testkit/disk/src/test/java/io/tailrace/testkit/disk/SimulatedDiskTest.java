package io.tailrace.testkit.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What the simulated disk keeps of what a real process did, and what it may lose. */
@DisabledIf(value = "isNotSupported", disabledReason = "the library is for Linux on x86-64")
class SimulatedDiskTest {
  private static final int SOME = 200;
  private static final String LONG = "x".repeat(Page.SIZE);
  @TempDir Path temporary;
  private SimulatedDisk disk;

  static boolean isNotSupported() {
    return !SimulatedDisk.isSupported();
  }

  @BeforeEach
  void make() throws Exception {
    disk = new SimulatedDisk(temporary.resolve("data"), temporary.resolve("beside"));
  }

  @AfterEach
  void close() throws Exception {
    disk.close();
  }

  @Test
  void whatWasSyncedIsThere() throws Exception {
    assertThat(scribble("write:a:one", "sync:a")).isZero();
    assertThat(found()).containsExactly("a=one");
  }

  @Test
  void whatWasNotSyncedIsThereOrNot() throws Exception {
    scribble("write:a:one", "sync:a", "write:a:two");
    assertThat(found()).containsExactly("a=one", "a=one\0\0\0", "a=onetwo");
  }

  @Test
  void pagesReachTheDiskInAnyOrder() throws Exception {
    scribble("write:a:" + LONG, "write:a:" + LONG.replace('x', 'y'), "write:b:", "sync:b");
    assertThat(lengths("a")).contains(0L, 4_096L, 8_192L);
    assertThat(found()).anyMatch(one -> one.startsWith("a=\0") && one.contains("y"));
  }

  @Test
  void namesChangeInTheirOrder() throws Exception {
    scribble("write:a:1", "sync:a", "write:b:2", "sync:b", "move:b:c", "delete:a");
    assertThat(found()).containsExactly("a=1 b=2", "a=1 c=2", "c=2");
  }

  @Test
  void anySyncMakesNamesDurable() throws Exception {
    scribble("write:a:1", "sync:a", "move:a:b", "write:c:", "sync:c");
    assertThat(found()).containsExactly("b=1 c=");
  }

  @Test
  void whatWasCutOffIsOneOrTheOther() throws Exception {
    scribble("write:a:one", "sync:a", "cut:a", "write:a:22");
    assertThat(found()).containsExactly("a=", "a=\0\0", "a=22", "a=one");
    assertThat(found(Loss.ALL)).containsExactly("a=one");
    assertThat(found(Loss.NONE)).containsExactly("a=22");
  }

  @Test
  void aSyncThatFailedLosesWhatItShouldHaveKeptAndTheNextSaysNothing() throws Exception {
    disk.failSyncs("a", 1);
    assertThat(scribble("write:a:one", "sync:a", "sync:a")).isOne();
    assertThat(disk.failedSyncs()).isOne();
    Set<String> found = new TreeSet<>();
    for (int seed = 0; seed < 20; seed++) {
      found.addAll(found(disk.losses(seed), Set.of(Loss.ALL)));
    }
    assertThat(found).containsExactly("a=\0\0\0", "a=one");
  }

  @Test
  void withoutSyncsNothingIsSure() throws Exception {
    scribble("write:a:one", "sync:a");
    assertThat(found(disk.lossesWithoutSyncs(1), Set.of(Loss.values()))).contains("");
  }

  private int scribble(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Scribbler.class.getName(), disk.folder().toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(disk.environment());
    return builder.start().waitFor();
  }

  private Set<String> found() throws Exception {
    return found(Loss.values());
  }

  /** All that may be found at the end of the journal, whatever is lost. */
  private Set<String> found(Loss... losses) throws Exception {
    return found(disk.losses(1), Set.of(losses));
  }

  private Set<String> found(PowerLosses all, Set<Loss> losses) throws Exception {
    Set<String> found = new TreeSet<>();
    Path below = Files.createTempDirectory(temporary, "found");
    all.atTheEnd(
        SOME,
        below,
        one -> {
          if (losses.contains(one.loss())) {
            found.add(content(one.folder()));
          }
        });
    return found;
  }

  private Set<Long> lengths(String name) throws Exception {
    Set<Long> lengths = new TreeSet<>();
    disk.losses(2)
        .atTheEnd(
            SOME,
            temporary.resolve("lengths"),
            one -> lengths.add(Files.size(one.folder().resolve(name))));
    return lengths;
  }

  private static String content(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        files.add(file.getFileName() + "=" + Files.readString(file));
      }
    }
    return String.join(" ", files);
  }
}
