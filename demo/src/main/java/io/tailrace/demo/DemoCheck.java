package io.tailrace.demo;

import io.tailrace.cli.CommandFailedException;
import io.tailrace.core.log.QuarantineCount;
import io.tailrace.operations.StatusReport;
import io.tailrace.operations.StatusReport.SinkStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Counts what has arrived where, once every sink has caught up. For one thread. */
final class DemoCheck {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final String RUNNING = "running";
  private static final String EXAMPLE =
      "SELECT person, event_id FROM activity WHERE person IS NOT NULL"
          + " ORDER BY metric = 'clicked' DESC, timestamp LIMIT 1";
  private final DemoQuestions questions;
  private final DemoWarehouse warehouse;
  private final InstantSource clock;

  DemoCheck(DemoQuestions questions, DemoWarehouse warehouse, InstantSource clock) {
    this.questions = questions;
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /** Of the rows of one table. Immutable. */
  record Counts(long distinct, long rows, long humanOpens, long opens) {

    /** How many events it has; -1 if one of them is there twice. */
    long once() {
      return distinct == rows ? distinct : -1;
    }
  }

  /**
   * What was counted.
   *
   * @param sent different events
   * @param quarantined those that cannot be read as events; they are in no table of events
   * @param refused records that the database refused; they are dead letters
   * @param warehouse different events there; -1 if it has other rows too
   * @param database the same
   * @param example a person and an event_id; empty if there is none
   */
  record Result(
      long sent,
      long log,
      long quarantined,
      long refused,
      long warehouse,
      long database,
      long humanOpens,
      long opens,
      boolean caughtUp,
      List<String> example) {

    boolean ok() {
      return caughtUp && log == sent && isInWarehouse() && isInDatabase();
    }

    boolean isInWarehouse() {
      return warehouse == sent - quarantined;
    }

    boolean isInDatabase() {
      return database == sent - quarantined - refused;
    }
  }

  Result check(long sent) throws IOException, InterruptedException, CommandFailedException {
    StatusReport status = awaitSinks();
    Counts rows = warehouse.count(questions);
    return new Result(
        sent,
        status.log().events() == null ? 0 : status.log().events(),
        quarantined(status),
        deadLetters(status, "database"),
        rows.once(),
        questions.count("database", "activity").once(),
        rows.humanOpens(),
        rows.opens(),
        caughtUp(status),
        example());
  }

  /** Waits until each sink has had all that there is, and for no more than two minutes. */
  StatusReport awaitSinks() throws IOException, InterruptedException, CommandFailedException {
    Instant until = clock.instant().plus(PATIENCE);
    StatusReport status = questions.status();
    while (!caughtUp(status) && clock.instant().isBefore(until)) {
      Thread.sleep(BETWEEN_LOOKS);
      status = questions.status();
    }
    return status;
  }

  private static long deadLetters(StatusReport status, String sink) {
    return status.sinks().stream()
        .filter(it -> it.name().equals(sink) && it.deadLetters() != null)
        .mapToLong(SinkStatus::deadLetters)
        .sum();
  }

  private static long quarantined(StatusReport status) {
    List<QuarantineCount> counts = status.log().quarantined();
    return counts == null ? 0 : counts.stream().mapToLong(QuarantineCount::records).sum();
  }

  /** A person and an event to try commands on. */
  private List<String> example() throws IOException, InterruptedException, CommandFailedException {
    return questions.select("database", EXAMPLE).stream().map(Object::toString).toList();
  }

  private static boolean caughtUp(StatusReport status) {
    return status.sinks().stream()
        .allMatch(sink -> sink.state().equals(RUNNING) && sink.lag() != null && sink.lag() == 0);
  }
}
