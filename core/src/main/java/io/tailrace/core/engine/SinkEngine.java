package io.tailrace.core.engine;

import java.util.List;
import java.util.Optional;

/**
 * The door for a sink: what Tailrace must know of a way out. A new one is a folder that implements
 * this, and a line in the server's list. Immutable.
 *
 * @param <S> what can be set about it, its URL included; what several engines have in common is a
 *     record within
 */
public interface SinkEngine<S extends Record> extends Engine<S> {

  /** The sink that it is an engine of; the setting {@code <sink>.url} chooses among those. */
  String sink();

  /**
   * The sinks that these settings ask for; none if they ask for another engine, or for no sink.
   * Opens nothing.
   */
  List<ConfiguredSink> sinks(S settings, SinkPlace place);

  /**
   * Why several processes cannot share the work on these sinks, and what to do; empty if they can,
   * or are not asked for.
   */
  default Optional<String> cannotBeShared(S settings) {
    return Optional.empty();
  }
}
