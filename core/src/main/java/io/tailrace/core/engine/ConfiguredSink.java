package io.tailrace.core.engine;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sqlite.NotAtRestException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A sink as it is configured, and all that belongs to it. Opens nothing before it is used. Safe for
 * use by many threads.
 */
public interface ConfiguredSink extends AutoCloseable {

  /** As the {@link Sink}'s. */
  String name();

  SinkTraits traits();

  /**
   * Whether several processes may write to it at once. One in a file may not: it is opened once,
   * and who works on it does so for all partitions.
   */
  boolean isShared();

  /**
   * The sink, for one more partition's consumer; where it is not shared always the same.
   *
   * @param log that feeds it
   * @param store beside the log, for what a sink cannot keep itself
   */
  Sink sink(EventLog log, ConsumerStore store);

  /**
   * Notes where it begins, if it never had a position. Called each time that log and store were
   * opened, before anything more is received: what is received from then on is its own, however
   * often the process ends before its first turn.
   *
   * @throws StoreUnavailableException it could not be noted: its first turn decides
   * @throws LogUnavailableException the same
   */
  default void begin(EventLog log, ConsumerStore store)
      throws StoreUnavailableException, LogUnavailableException {}

  /**
   * Asks it while consumers feed it in this process; empty for a sink that cannot be asked.
   *
   * @param whole says whether what lies here may be taken for the whole
   */
  default Optional<SinkReader> reader(WholeFile whole) {
    return Optional.empty();
  }

  /**
   * Asks it while none does. What must be opened for that is opened at the first question, and
   * closed with {@link #close}.
   *
   * @param whole asked once it is open
   */
  default Optional<SinkReader> stoppedReader(WholeFile whole) {
    return reader(whole);
  }

  /** What it does with the names of campaigns and such. */
  default SinkNames names() {
    return SinkNames.NONE;
  }

  /** Begins what it needs beside its consumers, until that is closed. */
  default AutoCloseable beginUpkeep(EventLog log, ConsumerStore store, SteadyClock clock) {
    return () -> {};
  }

  /** What somebody should know who starts a server on it. */
  default List<String> warnings() {
    return List.of();
  }

  /** What it fills and empties by itself: no reason for the log to make room. */
  default Optional<Path> scratch() {
    return Optional.empty();
  }

  /** Where it keeps what it must not lose; what its consumers remember for it is the store's. */
  default BackupPart backup() {
    return BackupPart.NOTHING;
  }

  /**
   * Returns if what it keeps here can be read without a change; asked where no process has it.
   *
   * @throws NotAtRestException something has to be written first
   */
  default void requireAtRest() throws NotAtRestException {}

  /**
   * The files here that a newer version wrote, so that this one must not open them. Asked before
   * anything is opened; changes none. One that cannot be read is not among them: its opening says
   * why.
   */
  default List<Path> newerFiles() {
    return List.of();
  }

  /** Closes what was opened for reading, and what its sinks share; they are closed before it. */
  @Override
  void close();

  /** The same sink for all partitions, as one in a file is; its consumer closes it. */
  static ConfiguredSink inFile(Sink sink) {
    return alone(sink.name(), sink.traits(), store -> sink);
  }

  /**
   * A sink that only one process may have at a time, as one in a file, and that nobody asks.
   *
   * @param make makes it, with the store beside the log
   */
  static ConfiguredSink alone(String name, SinkTraits traits, Function<ConsumerStore, Sink> make) {
    return new SinkAlone(name, traits, make);
  }
}
