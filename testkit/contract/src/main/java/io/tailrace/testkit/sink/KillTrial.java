package io.tailrace.testkit.sink;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Sink;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills a process (SIGKILL) that writes to a sink, again and again at random moments, also while it
 * opens the sink, and looks each time at what it left: exactly the records before the committed
 * offset, each once. For one thread.
 */
public final class KillTrial {
  private static final int LONGEST_LIFE_MILLIS = 250;

  private final Class<? extends TrialSinks> sinks;
  private final Path folder;
  private final long seed;

  /**
   * @param sinks has a constructor without parameters, by which the other process makes it too
   * @param folder empty; the sink's and the other process's temporary files go there
   */
  public KillTrial(Class<? extends TrialSinks> sinks, Path folder, long seed) {
    this.sinks = sinks;
    this.folder = folder;
    this.seed = seed;
  }

  /**
   * What came of it. Immutable.
   *
   * @param records how many were committed in the end
   * @param disagreements what did not agree, kill by kill; empty is good
   */
  public record Report(int kills, long records, List<String> disagreements) {}

  /** Kills this many times; stops early when something does not agree. */
  public Report run(int kills) throws Exception {
    Random random = new Random(seed);
    List<String> disagreements = new ArrayList<>();
    Path sinkFolder = Files.createDirectories(folder.resolve("sink"));
    long offset = 0;
    int killed = 0;
    while (killed < kills && disagreements.isEmpty()) {
      live(sinkFolder, random);
      killed++;
      offset = check(sinkFolder, "after kill " + killed + ", seed " + seed + ": ", disagreements);
    }
    return new Report(killed, offset, disagreements);
  }

  private void live(Path sinkFolder, Random random) throws IOException, InterruptedException {
    boolean whileOpening = random.nextInt(4) == 0;
    int life = random.nextInt(LONGEST_LIFE_MILLIS);
    Process process = start(sinkFolder, random.nextLong());
    try (BufferedReader words = process.inputReader()) {
      await(words, whileOpening ? KilledWriter.STARTING : KilledWriter.WRITING);
      process.waitFor(life, TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(Path sinkFolder, long childSeed) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            KilledWriter.class.getName(),
            sinks.getName(),
            sinkFolder.toString(),
            Long.toString(childSeed))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void await(BufferedReader words, String word) throws IOException {
    String line = words.readLine();
    while (line != null && !line.equals(word)) {
      line = words.readLine();
    }
    if (line == null) {
      throw new IllegalStateException(
          "the process to be killed ended by itself before it said " + word);
    }
  }

  private long check(Path sinkFolder, String when, List<String> disagreements) throws Exception {
    TrialSinks made = KilledWriter.make(sinks);
    Sink sink = made.on(sinkFolder);
    try {
      sink.open();
      long offset = sink.committed(0).map(Position::offset).orElse(0L);
      String difference = difference(made.effect(sink), offset);
      if (!difference.isEmpty()) {
        disagreements.add(when + difference);
      }
      return offset;
    } finally {
      sink.close();
    }
  }

  /** Empty if these are the ids before {@code offset}, each once. */
  private static String difference(List<String> ids, long offset) {
    BitSet seen = new BitSet();
    for (String id : ids) {
      int at = Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
      if (at >= offset) {
        return "the record at " + at + " is there, but the committed offset is " + offset;
      }
      if (seen.get(at)) {
        return "the record at " + at + " is there twice";
      }
      seen.set(at);
    }
    int missing = seen.nextClearBit(0);
    return missing < offset ? "the record at " + missing + " is missing before " + offset : "";
  }
}
