package io.tailrace.cli;

import java.util.Map;

/** Commands on real data folders, in this process. Stateless. */
public final class RealCommands {
  private RealCommands() {}

  /**
   * Runs one to its end.
   *
   * @param environment as the settings are given to the program
   */
  public static CommandTrial.Result run(Map<String, String> environment, String... arguments) {
    return CommandTrial.run(new Folders(), environment, arguments);
  }
}
