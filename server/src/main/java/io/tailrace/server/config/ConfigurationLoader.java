package io.tailrace.server.config;

import io.tailrace.core.settings.Origin;
import io.tailrace.core.settings.Problems;
import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.SettingProblem;
import io.tailrace.core.settings.SettingSources;
import io.tailrace.core.settings.SettingsReader;
import io.tailrace.server.engine.LogEngines;
import io.tailrace.server.engine.SinkEngines;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads the configuration from the environment, a YAML file and defaults, in this order of
 * precedence. Stateless, safe to share between threads.
 */
public final class ConfigurationLoader {
  static final Section<Configuration> WHOLE =
      SinkEngines.in(LogEngines.in(Section.of(Configuration.class), "engines"), "sinks");
  static final Catalogue CATALOGUE = new Catalogue(WHOLE);
  private static final String USUAL_FILE = "tailrace.yaml";

  private ConfigurationLoader() {}

  /**
   * Never throws because of what it reads: whatever is wrong is a {@link SettingProblem}.
   *
   * @param file the one that was asked for; else {@code TAILRACE_CONFIG}, else {@code
   *     tailrace.yaml} in the working directory, if there is one
   */
  public static Loaded load(Optional<Path> file, Map<String, String> environment) {
    return load(Path.of("").toAbsolutePath(), file, environment);
  }

  /** Loads the configuration as from another working directory. */
  static Loaded load(Path folder, Optional<Path> file, Map<String, String> environment) {
    Problems problems = new Problems();
    SettingSources sources = new SettingSources(WHOLE.named(), problems);
    file.or(() -> usual(folder, environment, problems))
        .ifPresent(yaml -> sources.add(new YamlFile(CATALOGUE, folder, yaml, problems).read()));
    sources.add(new EnvironmentVariables(CATALOGUE, sources, folder, problems).read(environment));
    return loaded(sources, new SettingsReader(sources, folder, problems), problems);
  }

  private static Optional<Path> usual(
      Path folder, Map<String, String> environment, Problems problems) {
    String named = environment.getOrDefault("TAILRACE_CONFIG", "");
    try {
      if (!named.isBlank()) {
        return Optional.of(Path.of(named.strip()));
      }
      Path usual = Path.of(USUAL_FILE);
      return Files.exists(folder.resolve(usual)) ? Optional.of(usual) : Optional.empty();
    } catch (InvalidPathException invalid) {
      problems.error(Origin.variable("TAILRACE_CONFIG"), "is not a path");
      return Optional.empty();
    }
  }

  private static Loaded loaded(SettingSources sources, SettingsReader reader, Problems problems) {
    Configuration configuration = reader.read(WHOLE);
    new CrossChecks(configuration, reader, sources, problems).run();
    List<SettingProblem> all = problems.list();
    return new Loaded(problems.hasErrors() ? null : configuration, all, reader.values());
  }
}
