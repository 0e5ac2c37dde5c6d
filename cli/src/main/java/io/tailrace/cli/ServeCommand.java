package io.tailrace.cli;

import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.server.FolderTakenException;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.Role;
import java.io.IOException;
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
      description =
          "all, receiver (takes requests) or worker (feeds the sinks), for several processes on one"
              + " log. Defaults to all.")
  private Role role;

  ServeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call()
      throws CommandFailedException,
          EngineRefusedException,
          FolderTakenException,
          IOException,
          InterruptedException {
    folder.load(shell).problems().stream()
        .filter(problem -> !problem.isError())
        .forEach(problem -> shell.say(problem.toString()));
    Configuration configuration = folder.configuration(shell);
    Optional<String> cannotBe = configuration.cannotBe(role);
    if (cannotBe.isPresent()) {
      throw CommandFailedException.usage(cannotBe.get());
    }
    if (role.receives()) {
      requireKey(configuration);
    }
    return shell.starter().serve(configuration, role);
  }

  private static void requireKey(Configuration configuration) throws CommandFailedException {
    Optional<String> withoutKey = configuration.requireSigningKey();
    if (withoutKey.isPresent()) {
      throw CommandFailedException.failed(withoutKey.get());
    }
  }
}
