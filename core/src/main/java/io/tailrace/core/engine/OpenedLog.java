package io.tailrace.core.engine;

import io.tailrace.core.log.EventLog;
import java.util.List;
import java.util.function.Supplier;

/**
 * A log that is open, and what its engine can say of it. Safe for use by many threads.
 *
 * @param warnings what about its settings can lose what was answered, or stops it soon; for people
 * @param figures what to show of it
 * @param closing closes the log, and what it alone uses
 */
public record OpenedLog(
    EventLog log, Supplier<List<String>> warnings, List<EngineFigure> figures, Runnable closing)
    implements AutoCloseable {

  public OpenedLog {
    figures = List.copyOf(figures);
  }

  /** One with nothing to warn of. */
  public static OpenedLog of(EventLog log, List<EngineFigure> figures) {
    return new OpenedLog(log, List::of, figures, log::close);
  }

  @Override
  public void close() {
    closing.run();
  }
}
