package io.tailrace.core.consumer;

/** A sink refuses most of what it is given: that is its failure, not the records'. */
final class SinkRefusesException extends Exception {
  private static final long serialVersionUID = 1L;

  SinkRefusesException(String sink) {
    super(
        "most of the last records were refused by "
            + sink
            + ": they are held, none becomes a dead letter, and one at a time is tried until it takes"
            + " them. The reason of each refusal stands in the log above");
  }
}
