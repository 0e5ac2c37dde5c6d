package io.tailrace.log.sqlite;

import io.tailrace.core.file.FileProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Why a SQLite file cannot be used now, in words for the operator. */
final class FileFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  private FileFault(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** What went wrong, told from the exception that it came with. */
  static FileFault of(Path file, Throwable cause) {
    if (cause instanceof FileFault fault) {
      return fault;
    }
    return of(kindOf(cause), file, cause);
  }

  static FileFault of(Kind kind, Path file, Throwable cause) {
    String detail = cause == null ? "" : " [" + oneLine(cause) + "]";
    return new FileFault(kind, kind.problem.formatted(file) + detail + kind.remedy, cause);
  }

  private static Kind kindOf(Throwable cause) {
    if (cause instanceof SQLiteException sqlite) {
      return kindOf(sqlite.getResultCode());
    }
    if (cause instanceof AccessDeniedException) {
      return Kind.READ_ONLY;
    }
    if (cause instanceof NoSuchFileException) {
      return Kind.CANNOT_OPEN;
    }
    return cause instanceof IOException || cause instanceof SQLException
        ? Kind.IO
        : Kind.UNEXPECTED;
  }

  private static Kind kindOf(SQLiteErrorCode code) {
    // The low byte is the family: SQLITE_IOERR_FSYNC is a SQLITE_IOERR.
    return switch (code.code & 0xff) {
      case 13 -> Kind.DISK_FULL;
      case 8, 3, 23 -> Kind.READ_ONLY;
      case 11, 26 -> Kind.DAMAGED;
      case 5, 6 -> Kind.BUSY;
      case 14 -> Kind.CANNOT_OPEN;
      case 10 -> Kind.IO;
      default -> Kind.UNEXPECTED;
    };
  }

  private static String oneLine(Throwable cause) {
    return FileProblem.of(cause).lines().findFirst().orElse("");
  }

  /** The families of faults. */
  enum Kind {
    DISK_FULL("the disk is full: %s cannot grow", ". Free some space, or shorten log.retention"),
    NEARLY_FULL(
        "the disk is nearly full: less than 32 MiB are left for %s",
        ". Free some space, or shorten log.retention"),
    READ_ONLY(
        "%s cannot be written",
        ". Give the user that runs Tailrace the right to write it, its folder and the files beside"
            + " it"),
    DAMAGED(
        "%s is damaged or is no SQLite file",
        ". It is left as it is. Rename a good copy into its place, or move it and the files whose"
            + " names begin with its name elsewhere, and a new one is made"),
    FOREIGN(
        "%s is a SQLite file of another program", ". Move it elsewhere or choose another data-dir"),
    NEWER(
        "%s was written by another version of Tailrace",
        ". Run the version that wrote it, or a newer one"),
    MOVED(
        "%s was moved, deleted or replaced while it was in use",
        ". Put it back if that was not intended; else what is there now is used, or a new one is"
            + " made"),
    BUSY(
        "another program keeps %s locked",
        ". End whatever writes to it: a shell, a backup, another Tailrace"),
    HELD(
        "%s is still open as it was before the disk failed",
        ". It is opened again once the last shell, backup or query that has it open ends"),
    CANNOT_OPEN(
        "%s cannot be opened",
        ". Look whether its folder exists and is a folder that can be written"),
    IO(
        "the disk failed under %s",
        ". Free some space if 'df' shows that it is full; else look into the system's log for"
            + " errors of this disk"),
    UNEXPECTED("%s cannot be used", ". If this stays, please report it with the lines logged here");

    private final String problem;
    private final String remedy;

    Kind(String problem, String remedy) {
      this.problem = problem;
      this.remedy = remedy;
    }
  }
}
