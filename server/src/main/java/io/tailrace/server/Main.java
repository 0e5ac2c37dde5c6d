package io.tailrace.server;

import io.tailrace.server.command.Shell;
import io.tailrace.server.command.TailraceCommand;

/** The program: {@link TailraceCommand} lists what it does, {@link Tailrace} is the server. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Shell shell = Shell.ofProcess(new Folders(), new Servers());
    System.exit(TailraceCommand.run(shell, arguments));
  }
}
