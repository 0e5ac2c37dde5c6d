package io.tailrace.server.command;

import picocli.CommandLine.Option;

/** How a list is to be printed. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or csv. Defaults to table.")
  private Format format;

  Format get() {
    return format;
  }
}
