package io.tailrace.demo;

import io.tailrace.cli.CommandFailedException;
import io.tailrace.demo.DemoCheck.Counts;
import java.io.IOException;

/** Where a demonstration's rows go, one for each event. For one thread. */
interface DemoWarehouse extends AutoCloseable {
  /**
   * The one of this name.
   *
   * @throws CommandFailedException there is no such one
   */
  static DemoWarehouse of(String name) throws IOException, CommandFailedException {
    return switch (name) {
      case "duckdb" -> new DuckDbDemo();
      case "bigquery-simulated" -> new BigQueryDemo();
      default ->
          throw CommandFailedException.usage(
              "--warehouse is duckdb or bigquery-simulated, not '" + name + "'.");
    };
  }

  /** The settings that lead there, as YAML. */
  String settings();

  /** Counts its rows. */
  Counts count(DemoQuestions questions)
      throws IOException, InterruptedException, CommandFailedException;

  /** A command's arguments with which to look at rows. */
  String lookAround();

  /** What else there is to say; for people, maybe nothing. */
  default String remark() {
    return "";
  }

  @Override
  default void close() {}
}
