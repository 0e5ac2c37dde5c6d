package io.tailrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A command whose jars are not there: it says so, whatever it is given. For one thread. */
@Command(description = "Is not installed here.")
final class MissingCommand implements Callable<Integer> {
  private final String name;

  private MissingCommand(String name) {
    this.name = name;
  }

  static CommandLine line(String name) {
    return new CommandLine(new MissingCommand(name)).setUnmatchedArgumentsAllowed(true);
  }

  @Override
  public Integer call() throws CommandFailedException {
    throw CommandFailedException.failed(
        "'"
            + name
            + "' is not installed here: its jars are missing. A release has them in lib/demo. All"
            + " other commands do without them.");
  }
}
