package io.tailrace.core.engine;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import java.util.List;

/**
 * What a sink does with the names of campaigns and the like: one sink keeps them, others show what
 * it has. By default nothing. Safe for use by many threads.
 */
public interface SinkNames {
  /** Of a sink that has no use for them. */
  SinkNames NONE = new SinkNames() {};

  /** Those that it keeps. */
  default List<SourceName> kept() throws SinkUnavailableException {
    return List.of();
  }

  /** Keeps these, in place of older ones of the same. */
  default void keep(List<SourceName> told) throws SinkUnavailableException {}

  /** Shows these and no others, where each process has its own. */
  default void show(List<SourceName> all) throws SinkUnavailableException {}

  /** The same where all processes have one: it is enough that one of them does it. */
  default void publish(List<SourceName> all) throws SinkUnavailableException {}
}
