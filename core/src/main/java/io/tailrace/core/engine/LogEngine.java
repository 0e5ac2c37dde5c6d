package io.tailrace.core.engine;

/**
 * The door for a log: what Tailrace must know of an engine that keeps what was received. A new one
 * is a folder that implements this, and a line in the server's list. Immutable.
 *
 * @param <S> what can be set about it beside its URL
 */
public interface LogEngine<S extends Record> extends Engine<S> {

  /** How many partitions a new one has: so many consumers of a sink may work at once. */
  default int partitions(S settings) {
    return 1;
  }

  /** The log that this URL and these settings mean. Opens nothing. */
  LogSource source(LogPlace place, S settings);
}
