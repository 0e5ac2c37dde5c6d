package io.tailrace.server.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line; {@link Commands} is its table of contents. Stateless. */
public final class TailraceCommand {
  private TailraceCommand() {}

  /** Runs what these arguments ask for and returns the exit code. */
  public static int run(Shell shell, String... arguments) {
    Root root = new Root();
    CommandLine line = new CommandLine(root);
    Commands.add(line, shell, arguments);
    TypedValues.register(line);
    line.setUsageHelpAutoWidth(shell.terminal().interactive());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(shell)));
    line.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
    var failures = new Failures(shell, root);
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    int exitCode = line.execute(arguments);
    return written(shell, line) ? exitCode : ExitCode.NO;
  }

  /** Whether all that was printed has gone where it should: what was lost is no success. */
  private static boolean written(Shell shell, CommandLine line) {
    line.getOut().flush();
    String failure = shell.out().failure();
    if (failure != null && !shell.out().readerWent()) {
      shell.fail("the output could not be written (" + failure + "): it is incomplete");
    }
    return failure == null;
  }

  private static Ansi ansi(Shell shell) {
    return shell.terminal().colour() ? Ansi.ON : Ansi.OFF;
  }
}
