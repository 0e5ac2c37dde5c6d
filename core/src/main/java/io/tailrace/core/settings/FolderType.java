package io.tailrace.core.settings;

import java.nio.file.Path;

/** A folder, made absolute; it need not exist yet. Immutable. */
record FolderType() implements ValueType<Path> {
  @Override
  public Path read(Given given) {
    return given.path();
  }

  @Override
  public String expected() {
    return "a folder";
  }
}
