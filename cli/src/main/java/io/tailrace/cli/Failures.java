package io.tailrace.cli;

import io.tailrace.core.file.FileProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in a sentence; a stack trace only to who asks for it. For one thread. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Shell shell;
  private final Root root;

  Failures(Shell shell, Root root) {
    this.shell = shell;
    this.root = root;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    if (isBare(e)) {
      e.getCommandLine().usage(err);
      return ExitCode.USAGE;
    }
    shell.fail(e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("'" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' says more.");
    return ExitCode.USAGE;
  }

  /** A command that only has others was given none of them: all that is wanted is to see them. */
  private static boolean isBare(ParameterException e) {
    return e.getMessage().startsWith("Missing required subcommand");
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    shell.out().flush();
    boolean foreseen = e instanceof CommandFailedException || e instanceof IOException;
    shell.fail(sentence(e));
    if (root.debug(shell)) {
      e.printStackTrace(shell.err());
    } else if (!foreseen && e instanceof RuntimeException) {
      shell.say("--debug shows where this came from; please report it.");
    }
    return e instanceof CommandFailedException failed ? failed.exitCode() : ExitCode.NO;
  }

  private static String sentence(Exception e) {
    if (e instanceof FileSystemException file) {
      return FileProblem.of(file) + ".";
    }
    return e.getMessage() == null ? "This should not happen: " + e : e.getMessage();
  }
}
