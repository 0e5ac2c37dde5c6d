package io.tailrace.cli;

import io.tailrace.server.Tailrace;

/** The program: {@link TailraceCommand} lists what it does, {@link Tailrace} is the server. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Shell shell = Shell.ofProcess(new Folders(), new Servers());
    System.exit(TailraceCommand.run(shell, arguments));
  }
}
