package io.tailrace.demo;

import io.tailrace.cli.AddedCommand;
import io.tailrace.cli.Shell;

/** Brings {@code tailrace demo} to the command line. Stateless. */
public final class AddedDemo implements AddedCommand {
  @Override
  public String name() {
    return "demo";
  }

  @Override
  public Object in(Shell shell) {
    return new DemoCommand(shell);
  }
}
