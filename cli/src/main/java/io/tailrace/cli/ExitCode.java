package io.tailrace.cli;

/** What a command ends with. */
final class ExitCode {
  /** Yes, or done. */
  static final int OK = 0;

  /** Failed, or the answer is no. */
  static final int NO = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  private ExitCode() {}
}
