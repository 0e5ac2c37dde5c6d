package io.tailrace.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code tailrace} itself. For one thread. */
@Command(
    name = "tailrace",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Receives Customer.io's reporting webhooks, keeps each event before it answers, and delivers"
          + " it to your database and warehouse."
    },
    footer = {
      "",
      "T is a time: 2027-01-31, 2027-01-31T12:00:00Z, or 7d, 12h, 30m for how long ago.",
      "'tailrace COMMAND --help' says more about a command.",
      "Exits with 0 for yes or done, 1 for failed or no, 2 for wrong usage."
    })
final class Root {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Shows where an error came from; TAILRACE_DEBUG=1 does too.")
  private boolean debug;

  boolean debug(Shell shell) {
    return debug || !shell.environment().getOrDefault("TAILRACE_DEBUG", "").isEmpty();
  }
}
