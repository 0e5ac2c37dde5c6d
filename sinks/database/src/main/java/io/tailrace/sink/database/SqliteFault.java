package io.tailrace.sink.database;

import io.tailrace.core.file.FileProblem;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** What is wrong with the database's file, and what its operator can do about it. */
enum SqliteFault {
  LOCKED(
      "the database %s is kept locked by another program",
      "end whatever writes to it: a shell, a backup"),
  FULL(
      "the disk is full: the database %s cannot grow",
      "free some space, or shorten what the database keeps"),
  NEARLY_FULL(
      "the disk is nearly full: less than 32 MiB are left for the database %s",
      "free some space, or shorten what the database keeps"),
  READ_ONLY(
      "the database %s cannot be written",
      "let this user write it, its folder and the files beside it"),
  CANNOT_OPEN(
      "the database %s cannot be opened", "see that its folder is there and can be written"),
  DISK(
      "the disk failed under the database %s",
      "free some space if 'df' shows that it is full; else look into the system's log"),
  DAMAGED(
      "the database %s is damaged or is no SQLite file",
      "it is left as it is. Restore a copy of it, or move it away with the files whose names begin"
          + " with its name: then a new one is made and folded from what the log still holds. After"
          + " restoring a copy, run 'tailrace replay --sink database' for what came since"),
  FOREIGN("the database %s is another program's", "move it away, or choose another data-dir"),
  NOT_READY(
      "the database %s is not ready",
      "a server that feeds it makes it so at its start: look whether one runs on this folder"),
  NEWER(
      "the database %s was written by a newer version of Tailrace",
      "run that version, or a newer one"),
  MOVED(
      "the database %s was moved, deleted or replaced while it was in use",
      "put it back if that was not meant: else a new one is made, and folded from what the log"
          + " still holds"),
  UNEXPECTED(
      "the database %s cannot be used", "if this stays, please report it with what the log says");

  private static final int CONSTRAINT = 19;
  private static final int TOO_BIG = 18;
  private static final int MISMATCH = 20;

  private final String problem;
  private final String remedy;

  SqliteFault(String problem, String remedy) {
    this.problem = problem;
    this.remedy = remedy;
  }

  SinkUnavailableException exception(Path file, Throwable cause) {
    String detail = cause == null ? "" : " (" + firstLine(cause) + ")";
    String message = problem.formatted(file) + detail + ": " + remedy;
    return new SinkUnavailableException(message, cause);
  }

  /** Why the file could not be used. */
  static SinkUnavailableException unavailable(Path file, Exception cause) {
    return of(cause).exception(file, cause);
  }

  /** If the disk refused what it was given, so that nobody knows what it has. */
  static boolean isOfDisk(Exception cause) {
    return of(cause) == DISK;
  }

  private static SqliteFault of(Exception cause) {
    SQLiteException sqlite = sqliteIn(cause);
    if (sqlite != null) {
      return of(code(sqlite));
    }
    return cause.getCause() instanceof IOException ? DISK : UNEXPECTED;
  }

  /** If it is what was to be written that the database refuses. */
  static void throwIfRejected(SQLException cause) throws BatchRejectedException {
    SQLiteException sqlite = sqliteIn(cause);
    int code = sqlite == null ? 0 : code(sqlite);
    if (code == CONSTRAINT || code == TOO_BIG || code == MISMATCH) {
      throw new BatchRejectedException("the database refuses it: " + firstLine(cause), cause);
    }
  }

  static SqliteFault of(DatabaseDoor.Finding finding) {
    return switch (finding) {
      case FOREIGN -> FOREIGN;
      case NEWER -> NEWER;
      case NOT_READY -> NOT_READY;
      case MOVED -> MOVED;
    };
  }

  private static SqliteFault of(int code) {
    return switch (code) {
      case 5, 6 -> LOCKED;
      case 13 -> FULL;
      case 8, 3, 23 -> READ_ONLY;
      case 14 -> CANNOT_OPEN;
      case 10 -> DISK;
      case 11, 26 -> DAMAGED;
      default -> UNEXPECTED;
    };
  }

  /** The low byte names the family: SQLITE_IOERR_FSYNC is a SQLITE_IOERR. */
  private static int code(SQLiteException exception) {
    return exception.getResultCode().code & 0xff;
  }

  private static SQLiteException sqliteIn(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return sqlite;
      }
    }
    return null;
  }

  private static String firstLine(Throwable cause) {
    return FileProblem.of(cause).lines().findFirst().orElse("");
  }
}
