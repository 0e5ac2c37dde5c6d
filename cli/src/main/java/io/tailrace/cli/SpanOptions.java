package io.tailrace.cli;

import java.time.Instant;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/** A span of time: from, inclusive, to, exclusive. For one thread. */
final class SpanOptions {
  @Option(
      names = "--from",
      paramLabel = "T",
      description = "Start, inclusive: ISO 8601, or 7d for how long ago.")
  private Moment from;

  @Option(names = "--to", paramLabel = "T", description = "End, exclusive.")
  private Moment to;

  /** Null if it was not given. */
  Instant from(InstantSource clock) {
    return Moment.on(clock, from);
  }

  /** Null if it was not given; refused if nothing lies before it. */
  Instant to(InstantSource clock) throws CommandFailedException {
    Instant start = from(clock);
    Instant end = Moment.on(clock, to);
    if (start != null && end != null && !start.isBefore(end)) {
      throw CommandFailedException.usage(
          "--from " + start + " is not before --to " + end + ": nothing lies between");
    }
    return end;
  }
}
