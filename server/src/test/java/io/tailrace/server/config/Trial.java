package io.tailrace.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.settings.SettingProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads from a folder of its own, never from this machine's environment. For one thread. */
final class Trial {
  private final Path folder;

  Trial(Path folder) {
    this.folder = folder;
  }

  Path write(String name, String text) throws IOException {
    // Not writeString: that refuses half a character, which the fuzz test makes.
    return Files.write(folder.resolve(name), text.getBytes(UTF_8));
  }

  Loaded yaml(String text) throws IOException {
    return load(text, Map.of());
  }

  Loaded load(String yaml, Map<String, String> environment) throws IOException {
    write("tailrace.yaml", yaml);
    return ConfigurationLoader.load(folder, Optional.empty(), environment);
  }

  Loaded environment(Map<String, String> environment) {
    return ConfigurationLoader.load(folder, Optional.empty(), environment);
  }

  static List<String> problems(Loaded loaded) {
    return loaded.problems().stream().map(SettingProblem::toString).toList();
  }
}
