package io.tailrace.core.engine;

import java.nio.file.Path;
import java.util.List;

/** What an export wrote: how many rows, in which files, by day. Immutable. */
public record ExportResult(long rows, List<Path> files) {
  public ExportResult {
    files = List.copyOf(files);
  }
}
