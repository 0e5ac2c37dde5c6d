package io.tailrace.testkit.bigquery;

/** Decides what goes wrong with each call. Safe for use by many threads. */
@FunctionalInterface
public interface Faults {
  /** Nothing goes wrong. */
  Faults NONE = call -> Fault.NONE;

  /** What happens to this call, such as {@code AppendRows}, {@code FlushRows} or {@code query}. */
  Fault next(String call);
}
