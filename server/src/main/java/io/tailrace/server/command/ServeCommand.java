package io.tailrace.server.command;

import io.tailrace.server.config.Configuration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace serve}. For one thread. */
@Command(
    name = "serve",
    description = "Receives Customer.io's events and keeps them, until it is told to stop.",
    footer = {
      "",
      "Example: TAILRACE_SIGNING_KEYS=… tailrace serve",
      "SIGTERM ends it: requests are still answered for a while (`drain`), so that none is refused."
    })
final class ServeCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private FolderOptions folder;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "all",
      description = "all, receiver or worker. Defaults to all.")
  private Role role;

  ServeCommand(Shell shell) {
    this.shell = shell;
  }

  /** Which part of the work this process does. */
  enum Role {
    ALL,
    RECEIVER,
    WORKER
  }

  @Override
  public Integer call() throws Exception {
    if (role != Role.ALL) {
      throw CommandFailedException.usage(
          "--role "
              + role.name().toLowerCase(java.util.Locale.ROOT)
              + " needs a log that several processes share (redis or kafka), which this version does"
              + " not have yet; 'all' does everything in one process.");
    }
    folder.load(shell).problems().stream()
        .filter(problem -> !problem.isError())
        .forEach(problem -> shell.say(problem.toString()));
    Configuration configuration = folder.configuration(shell);
    Optional<String> withoutKey = configuration.requireSigningKey();
    if (withoutKey.isPresent()) {
      throw CommandFailedException.failed(withoutKey.get());
    }
    return shell.starter().serve(configuration);
  }
}
