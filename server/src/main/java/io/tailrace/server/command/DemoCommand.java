package io.tailrace.server.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code tailrace demo}. For one thread. */
@Command(name = "demo", description = "A server on embedded defaults with simulated traffic.")
final class DemoCommand implements Callable<Integer> {
  private final Shell shell;

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    throw CommandFailedException.failed("not yet " + shell);
  }
}
