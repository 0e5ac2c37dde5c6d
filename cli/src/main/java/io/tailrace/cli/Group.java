package io.tailrace.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that consists of others. For one thread. */
final class Group {
  private final CommandLine line;

  Group(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    spec.usageMessage().synopsisSubcommandLabel("COMMAND");
    this.line = new CommandLine(spec);
  }

  Group add(String name, Object command) {
    line.addSubcommand(name, command);
    return this;
  }

  Group add(String name, Object command, String description, String example) {
    CommandLine sub = new CommandLine(command);
    sub.getCommandSpec().name(name);
    sub.getCommandSpec().usageMessage().description(description).footer("", "Example: " + example);
    line.addSubcommand(name, sub);
    return this;
  }

  CommandLine line() {
    return line;
  }
}
