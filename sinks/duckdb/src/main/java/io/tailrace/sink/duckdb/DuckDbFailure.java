package io.tailrace.sink.duckdb;

import io.tailrace.core.file.FileProblem;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Locale;

/**
 * What DuckDB's errors mean for us. It gives neither codes nor types, so its words decide; those
 * that are known to be no damage come first, and what nobody knows is no damage either. The
 * messages were collected from real damaged files.
 */
enum DuckDbFailure {
  NEWER(
      "It was written by a newer DuckDB. Start the newer version of this software again, or move"
          + " the file away",
      "version number",
      "newer version of duckdb"),
  FULL(
      "The disk is full. Free some space; the warehouse then continues",
      "no space left",
      "disk quota exceeded",
      "file too large"),
  LOCKED(
      "Another process has it open. Close that process; the warehouse then continues",
      "could not set lock",
      "conflicting lock"),
  FORBIDDEN(
      "The file or its folder may not be read or written. Give this process the permission; the"
          + " warehouse then continues",
      "permission denied",
      "read-only file system",
      "operation not permitted"),
  DISK(
      "The disk failed to read, write or sync. What it may not have is written anew when the file is"
          + " opened again; if it stays so, look at the disk",
      "input/output error",
      "fsync"),
  BEING_READ("It is being read. It tries again", "cannot checkpoint"),
  MEMORY(
      "It needs more memory than it may use. It tries again with fewer events at once; if it stays"
          + " so, give it more by the setting warehouse.memory (TAILRACE_WAREHOUSE_MEMORY), such as"
          + " 256MiB",
      "out of memory",
      "failed to allocate",
      "could not allocate",
      "failed to pin block"),
  NO_FILE("Something that is not a file stands in its place. Move it away", "is a directory"),
  DAMAGED(
      "The file is damaged",
      "not a valid duckdb database file",
      "corrupt",
      "could not read enough bytes",
      "failure while replaying wal",
      "serialization error",
      "failed to deserialize"),
  BROKEN(
      "DuckDB stopped after an error of its own; the file is opened again",
      "internal error",
      "fatal error",
      "invalidated"),
  REFUSED("A row is refused", "constraint error", "constraint failed", "conversion error"),
  INTERRUPTED("It was interrupted, since the file is opened again. Try again", "interrupt error"),
  OTHER("It tries again");

  private final String advice;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> signs;

  DuckDbFailure(String advice, String... signs) {
    this.advice = advice;
    this.signs = List.of(signs);
  }

  static DuckDbFailure of(Throwable error) {
    if (error instanceof AccessDeniedException) {
      return FORBIDDEN;
    }
    String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    for (DuckDbFailure trouble : values()) {
      if (trouble.signs.stream().anyMatch(message::contains)) {
        return trouble;
      }
    }
    return OTHER;
  }

  String advice() {
    return advice;
  }

  /** DuckDB's words without the drawing of the place in the statement. */
  static String firstLine(Throwable error) {
    String message = FileProblem.of(error);
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
