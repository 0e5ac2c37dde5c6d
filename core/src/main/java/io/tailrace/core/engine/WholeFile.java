package io.tailrace.core.engine;

import io.tailrace.core.sink.SinkUnavailableException;

/**
 * Whether the file here may be taken for the whole: where several processes share a log, another
 * one's folder may have it. Safe for use by many threads.
 */
@FunctionalInterface
public interface WholeFile {
  /** There is no other. */
  WholeFile ONLY_ONE = () -> {};

  /** Returns if it may. */
  void require() throws SinkUnavailableException;
}
