package io.tailrace.cli;

/** Ends a command with an exit code and, unless it is empty, a sentence that says what to do. */
public final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  private CommandFailedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** It could not be done, or the answer is no. */
  public static CommandFailedException failed(String message) {
    return new CommandFailedException(ExitCode.NO, message);
  }

  /** It was asked for in a way that makes no sense. */
  public static CommandFailedException usage(String message) {
    return new CommandFailedException(ExitCode.USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
