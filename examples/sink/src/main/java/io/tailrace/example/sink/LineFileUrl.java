package io.tailrace.example.sink;

import io.tailrace.core.engine.EngineUrl;
import java.nio.file.Path;
import java.util.Optional;

/** A file's name in the data folder, or none. Immutable. */
record LineFileUrl() implements EngineUrl {
  private static final String START = "file:";

  @Override
  public String form() {
    return "none or file:NAME";
  }

  @Override
  public boolean isFor(String url) {
    return url.equals("none") || url.startsWith(START);
  }

  static Optional<Path> file(String url, Path folder) {
    return url.startsWith(START)
        ? Optional.of(folder.resolve(url.substring(START.length())))
        : Optional.empty();
  }
}
