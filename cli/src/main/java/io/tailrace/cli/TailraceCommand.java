package io.tailrace.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line; {@link Commands} is its table of contents. Stateless. */
public final class TailraceCommand {
  /** What the JVM makes of a byte that means nothing to it. */
  private static final char UNREADABLE = '\uFFFD';

  private TailraceCommand() {}

  /** Runs what these arguments ask for and returns the exit code. */
  public static int run(Shell shell, String... arguments) {
    if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf(UNREADABLE) >= 0)) {
      shell.fail(
          "an argument holds letters that cannot be read in this locale, so nothing was done; set"
              + " LC_ALL=C.UTF-8 and try again.");
      return ExitCode.USAGE;
    }
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
