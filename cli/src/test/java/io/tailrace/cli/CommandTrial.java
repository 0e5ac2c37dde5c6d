package io.tailrace.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/** Runs a command in this process as the program does, and keeps what it prints. Stateless. */
public final class CommandTrial {
  private CommandTrial() {}

  /** What a command printed, and what it ended with. */
  public record Result(int exitCode, String out, String err) {}

  public static Result run(
      FolderAccess folders, Map<String, String> environment, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Shell shell = shell(folders, environment, out, err);
    int exitCode = TailraceCommand.run(shell, arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** For looking at commands, not for running them. */
  static Shell shell() {
    return shell(null, Map.of(), new ByteArrayOutputStream(), new ByteArrayOutputStream());
  }

  private static Shell shell(
      FolderAccess folders,
      Map<String, String> environment,
      ByteArrayOutputStream out,
      ByteArrayOutputStream err) {
    return new Shell(
        new ByteArrayInputStream(new byte[0]),
        new Output(out),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new Terminal(false, 0, null),
        environment,
        InstantSource.system(),
        folders,
        null);
  }
}
