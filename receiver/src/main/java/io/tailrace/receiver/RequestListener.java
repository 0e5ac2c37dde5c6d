package io.tailrace.receiver;

/**
 * Is told of every request just before its answer goes out, so that counters are never behind what
 * the sender knows. Called by many threads at once; must not block.
 */
@FunctionalInterface
public interface RequestListener {
  /** Hears nothing. */
  RequestListener NONE = request -> {};

  void answered(AnsweredRequest request);
}
