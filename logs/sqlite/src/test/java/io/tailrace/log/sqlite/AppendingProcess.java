package io.tailrace.log.sqlite;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of its own that appends from many callers as fast as it can, and says {@code +id} when
 * an append was answered and {@code !why} when it was refused: to be killed, or to have its disk
 * taken away.
 */
final class AppendingProcess implements AutoCloseable {
  static final String EARLY = "early";
  private static final int CALLERS = 32;
  private static final int BODY_BYTES = 700;

  private final Process process;
  private final BufferedReader output;

  private AppendingProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts one on this folder, whose ids begin so, under this shell prelude. */
  static AppendingProcess start(Path folder, String prefix, String prelude) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            "bash",
            "-c",
            prelude + " exec \"$@\"",
            "appending",
            java,
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AppendingProcess.class.getName(),
            folder.toString(),
            prefix);
    return new AppendingProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  long id() {
    return process.pid();
  }

  /** The next line that it said; null when it is gone. */
  String nextLine() throws IOException {
    return output.readLine();
  }

  /**
   * Through the handle: the process itself would close the pipe, and what it said would be lost.
   */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  /** The ids that it said were answered and that nobody has read yet; waits for its end. */
  List<String> restOfAnswers() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    String line = nextLine();
    while (line != null) {
      if (line.startsWith("+") && line.endsWith(";")) {
        ids.add(idIn(line));
      }
      line = nextLine();
    }
    process.waitFor(30, TimeUnit.SECONDS);
    return ids;
  }

  /** A line ends in a semicolon, so that one cut off by the kill is not taken for whole. */
  static String idIn(String line) {
    return line.substring(1, line.length() - 1);
  }

  @Override
  public void close() {
    kill();
  }

  public static void main(String[] args) throws InterruptedException {
    SqliteLog log = LogFixture.open(Path.of(args[0]));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      String prefix = args[1] + "-" + i + "-";
      callers.add(Thread.startVirtualThread(() -> append(log, prefix, out)));
    }
    for (Thread caller : callers) {
      caller.join();
    }
  }

  private static void append(SqliteLog log, String prefix, PrintStream out) {
    boolean early = prefix.startsWith(EARLY);
    int number = 0;
    while (!out.checkError()) {
      NewRecord record = LogFixture.event(prefix + number, new byte[BODY_BYTES]);
      try {
        if (early) {
          out.println("+" + record.key() + ";");
        }
        log.append(List.of(record), Instant.now().plusSeconds(3));
        if (!early) {
          out.println("+" + record.key() + ";");
        }
        number++;
      } catch (LogUnavailableException e) {
        out.println("!" + e.getMessage());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }
}
