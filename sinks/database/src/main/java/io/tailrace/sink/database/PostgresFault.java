package io.tailrace.sink.database;

import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.BatchTooLargeException;
import io.tailrace.core.sink.SinkUnavailableException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What is wrong with a PostgreSQL server, and what its operator can do about it. */
enum PostgresFault {
  UNREACHABLE("at %s cannot be reached", "see that it runs, and that this machine reaches it"),
  LOGIN("at %s does not let us in", "see database.user, database.password and its pg_hba.conf"),
  NO_DATABASE("at %s is not there", "make it, or correct database.url"),
  NOT_ALLOWED(
      "at %s does not allow what we need",
      "grant this user the schema: CREATE SCHEMA … AUTHORIZATION …"),
  READ_ONLY(
      "at %s takes no writes: a standby, or told to be read-only",
      "point database.url at the primary, or name all hosts with targetServerType=primary"),
  FULL("at %s has no room left on its disk", "free some, or shorten what the database keeps"),
  TOO_MANY_CONNECTIONS(
      "at %s takes no more connections", "raise its max_connections, or put a pool before it"),
  OUT_OF_RESOURCES("at %s is out of memory or another resource", "look into its log"),
  POOL(
      "at %s answers so slowly that all our connections are in use",
      "see in pg_stat_activity what it does"),
  STOPPING(
      "at %s is starting or stopping, or ended our session",
      "nothing, if that was meant or this process stood still for a while"),
  LOCKED(
      "at %s keeps a lock from us",
      "see in pg_stat_activity who holds it: a migration, a shell, a dump"),
  SLOW(
      "at %s did not answer in time",
      "it is given less at once; if even a single event takes so long, see in pg_stat_activity what"
          + " it does"),
  POOLED(
      "at %s is behind a pool that forgets prepared statements between two transactions",
      "add prepareThreshold=0 to database.url, or set max_prepared_statements in PgBouncer 1.21 or"
          + " newer"),
  DAMAGED("at %s is damaged", "look into its log, restore a copy"),
  FOREIGN(
      "at %s has another program's tables in our schema",
      "choose another schema with database.schema"),
  NEWER("at %s was written by a newer version of Tailrace", "run that version, or a newer one"),
  NOT_READY(
      "at %s has no tables of this version yet",
      "a worker makes them at its start: look whether one runs, and what it says"),
  UNEXPECTED("at %s cannot be used", "if this stays, please report it with what the log says");

  private final String problem;
  private final String remedy;

  PostgresFault(String problem, String remedy) {
    this.problem = problem;
    this.remedy = remedy;
  }

  SinkUnavailableException exception(PostgresAddress address, Throwable cause) {
    String detail = cause == null ? "" : " (" + said(cause) + ")";
    String message = "the database " + problem.formatted(address) + detail + ": " + remedy;
    return this == SLOW
        ? new BatchTooLargeException(message, cause)
        : new SinkUnavailableException(message, cause);
  }

  /** Whether other connections to this server are of no use either. */
  boolean endsConnections() {
    return this == READ_ONLY || this == STOPPING || this == UNREACHABLE;
  }

  static PostgresFault of(DatabaseDoor.Finding finding) {
    return switch (finding) {
      case FOREIGN -> FOREIGN;
      case NEWER -> NEWER;
      case NOT_READY -> NOT_READY;
      case MOVED -> UNEXPECTED;
    };
  }

  static PostgresFault of(Throwable cause) {
    String state = state(cause);
    if (state == null) {
      return cause instanceof java.sql.SQLTransientConnectionException ? POOL : UNEXPECTED;
    }
    return switch (state) {
      case "25006" -> READ_ONLY;
      case "26000", "42P05" -> POOLED;
      case "42501" -> NOT_ALLOWED;
      case "3D000" -> NO_DATABASE;
      case "53100" -> FULL;
      case "53300" -> TOO_MANY_CONNECTIONS;
      case "55P03" -> LOCKED;
      case "57014" -> SLOW;
      case "08006" -> isSilence(cause) ? SLOW : UNREACHABLE;
      default -> ofClass(state.substring(0, Math.min(2, state.length())));
    };
  }

  /** The connection stood, and no answer came for as long as we wait for one. */
  private static boolean isSilence(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static PostgresFault ofClass(String family) {
    return switch (family) {
      case "08" -> UNREACHABLE;
      case "28" -> LOGIN;
      case "53", "54" -> OUT_OF_RESOURCES;
      case "57" -> STOPPING;
      case "XX" -> DAMAGED;
      default -> UNEXPECTED;
    };
  }

  /** If it is what was to be written that the server refuses: values, lengths, constraints. */
  static void throwIfRejected(SQLException cause) throws BatchRejectedException {
    String state = state(cause);
    if (state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"))) {
      // What the server says of a value may repeat it, so only the kind of error is told.
      String why = state.startsWith("54") ? ": a value is too long for it" : "";
      throw new BatchRejectedException(
          "the database refuses it" + why + " (SQLSTATE " + state + ")", cause);
    }
  }

  /** Whether the transaction met another one's, which went on. */
  static boolean isConflict(SQLException cause) {
    String state = state(cause);
    return "40001".equals(state) || "40P01".equals(state);
  }

  /** The innermost that has one: a pool's or a batch's is a copy at best. */
  private static String state(Throwable thrown) {
    String state = null;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state;
  }

  /** In the server's words alone: the driver's may repeat a statement with its values. */
  private static String said(Throwable thrown) {
    String text = null;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException postgres) {
        ServerErrorMessage server = postgres.getServerErrorMessage();
        text = server == null ? postgres.getMessage() : server.getMessage();
      }
    }
    if (text == null) {
      return thrown.getClass().getSimpleName();
    }
    return text.lines().findFirst().orElse("");
  }
}
