package io.tailrace.cli;

import io.tailrace.core.settings.SettingProblem;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Loaded;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which configuration and which data folder a command is about. For one thread. */
final class FolderOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file. Defaults to TAILRACE_CONFIG, else tailrace.yaml here.")
  private Path config;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Data folder, whatever the configuration says.")
  private Path dataDir;

  Loaded load(Shell shell) {
    Map<String, String> environment = new HashMap<>(shell.environment());
    if (dataDir != null) {
      environment.put("TAILRACE_DATA_DIR", dataDir.toAbsolutePath().toString());
    }
    return ConfigurationLoader.load(Optional.ofNullable(config), environment);
  }

  /** Whether the data folder was given here. */
  boolean overrides() {
    return dataDir != null;
  }

  /** The configuration, if it has no error. */
  Configuration configuration(Shell shell) throws CommandFailedException {
    Loaded loaded = load(shell);
    if (loaded.configuration() == null) {
      throw CommandFailedException.failed(
          "The configuration has problems; 'tailrace config' shows all of it.\n"
              + loaded.problems().stream()
                  .filter(SettingProblem::isError)
                  .map(problem -> "  " + problem)
                  .collect(Collectors.joining("\n")));
    }
    return loaded.configuration();
  }
}
