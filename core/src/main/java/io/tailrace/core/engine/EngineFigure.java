package io.tailrace.core.engine;

import io.tailrace.core.file.FreeSpace;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;

/**
 * A number that an engine shows, by whatever the process counts with. Safe for use by many threads.
 * Those that several engines have are made here, so that they have one name.
 *
 * @param name with dots, without what is put behind a counter
 * @param help a sentence without its stop
 * @param kind whether it only grows
 */
public record EngineFigure(String name, String help, Kind kind, Reading reading) {

  /** How a figure moves. */
  public enum Kind {
    /** Up and down. */
    GAUGE,
    /** Up alone, while the process lives. */
    COUNTER
  }

  /** Asks for it now; not told, it is NaN. */
  @FunctionalInterface
  public interface Reading {
    double read() throws Exception;
  }

  /** Where it stands now; NaN if that cannot be told. */
  public double now() {
    try {
      return reading.read();
    } catch (Exception e) {
      // A figure has no other way to say that it cannot be read; the engine's own check says why.
      return Double.NaN;
    }
  }

  /** What the log takes. */
  public static EngineFigure logBytes(Reading bytes) {
    return new EngineFigure(
        "tailrace.log.bytes",
        "What the log takes, with what is not merged into it yet",
        Kind.GAUGE,
        bytes);
  }

  /** Where a log refuses more; infinite where only the disk ends it. */
  public static EngineFigure logMaxBytes(DoubleSupplier bytes) {
    return new EngineFigure(
        "tailrace.log.max.bytes",
        "What the log may take: past it requests are answered 503",
        Kind.GAUGE,
        bytes::getAsDouble);
  }

  /** The room beside a log in files. */
  public static EngineFigure diskFree(FreeSpace disk, Path folder) {
    return new EngineFigure(
        "tailrace.disk.free.bytes",
        "Free bytes on the disk of the log",
        Kind.GAUGE,
        () -> disk.bytes(folder));
  }

  /** How many of the engine's settings can lose what was answered; NaN while they are not known. */
  public static EngineFigure durabilityWarnings(DoubleSupplier count) {
    return new EngineFigure(
        "tailrace.log.durability.warnings",
        "Settings of the log's engine that can lose what was answered; 0 is right",
        Kind.GAUGE,
        count::getAsDouble);
  }

  /** How often the log was found to be another one, or put back to an older state. */
  public static EngineFigure rollbacks(DoubleSupplier count) {
    return new EngineFigure(
        "tailrace.log.rollbacks",
        "Times the log was found replaced, emptied or put back to an older state; its sinks stop",
        Kind.COUNTER,
        count::getAsDouble);
  }
}
