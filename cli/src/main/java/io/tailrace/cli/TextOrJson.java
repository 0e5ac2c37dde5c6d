package io.tailrace.cli;

import picocli.CommandLine.Option;

/** How something that is no list is to be printed. For one thread. */
final class TextOrJson {
  /** The two ways. */
  enum Way {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json. Defaults to text.")
  private Way way;

  boolean json() {
    return way == Way.JSON;
  }
}
