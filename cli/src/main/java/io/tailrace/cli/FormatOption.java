package io.tailrace.cli;

import picocli.CommandLine.Option;

/** How a list is to be printed. For one thread. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "table, json or csv. Defaults to table. In csv, a text that a spreadsheet would run as a"
              + " formula begins with an apostrophe; json has the exact values.")
  private Format format;

  @Option(
      names = "--bom",
      description = "Begins csv with a byte order mark, so that Excel reads it as UTF-8.")
  private boolean byteOrderMark;

  /** Prints the mark where it was asked for, so ask once and before anything is printed. */
  Format begin(Shell shell) {
    if (byteOrderMark && format == Format.CSV) {
      shell.out().print(Csv.BYTE_ORDER_MARK);
    }
    return format;
  }
}
