package io.tailrace.cli;

/** What a command ends with. */
public final class ExitCode {
  /** Yes, or done. */
  public static final int OK = 0;

  /** Failed, or the answer is no. */
  public static final int NO = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  private ExitCode() {}
}
