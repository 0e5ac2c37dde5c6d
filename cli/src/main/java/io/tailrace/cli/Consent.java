package io.tailrace.cli;

import picocli.CommandLine.Option;

/** What deletes or resends asks first, or is told. For one thread. */
final class Consent {
  @Option(
      names = {"-y", "--yes"},
      description = "Does not ask.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Only says what would be done.")
  private boolean dryRun;

  boolean dryRun() {
    return dryRun;
  }

  /** Fails where nobody could be asked: for those who would look up much before they ask. */
  void requireSomebody(Shell shell) throws CommandFailedException {
    if (!yes && !dryRun && !shell.terminal().interactive()) {
      throw CommandFailedException.usage(
          "This asks before it does anything, and there is no terminal to ask on; give --yes, or"
              + " --dry-run to see what would be done.");
    }
  }

  /** Whether to go on. */
  boolean given(Shell shell, String question) throws CommandFailedException {
    requireSomebody(shell);
    if (yes || shell.terminal().confirms(question)) {
      return true;
    }
    shell.say("Nothing was done.");
    return false;
  }
}
