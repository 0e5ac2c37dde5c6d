package io.tailrace.receiver;

import java.time.Duration;

/**
 * The bounds that the receiver keeps. Immutable.
 *
 * @param deadline from a request's first byte until its body must be complete, and until its answer
 * @param headersTimeout from a request's first byte until its headers must be complete
 * @param keepAlive how long an idle connection is kept
 * @param linger how long a closed connection's remaining bytes are still read
 * @param maxHeaderBytes of one request's line and headers
 * @param maxConnections more wait in the listening socket's queue
 * @param bodies how much of bodies is held where
 */
public record ReceiverLimits(
    Duration deadline,
    Duration headersTimeout,
    Duration keepAlive,
    Duration linger,
    int maxHeaderBytes,
    int maxConnections,
    BodyLimits bodies) {

  public static final ReceiverLimits DEFAULT =
      new ReceiverLimits(
          LimitsConfig.DEFAULT.deadline(),
          Duration.ofSeconds(5),
          LimitsConfig.DEFAULT.idle(),
          Duration.ofSeconds(1),
          8 << 10,
          2048,
          BodyLimits.DEFAULT);

  public ReceiverLimits withDeadline(Duration newDeadline) {
    return new ReceiverLimits(
        newDeadline, headersTimeout, keepAlive, linger, maxHeaderBytes, maxConnections, bodies);
  }

  public ReceiverLimits withHeadersTimeout(Duration timeout) {
    return new ReceiverLimits(
        deadline, timeout, keepAlive, linger, maxHeaderBytes, maxConnections, bodies);
  }

  public ReceiverLimits withLinger(Duration time) {
    return new ReceiverLimits(
        deadline, headersTimeout, keepAlive, time, maxHeaderBytes, maxConnections, bodies);
  }

  public ReceiverLimits withMaxConnections(int connections) {
    return new ReceiverLimits(
        deadline, headersTimeout, keepAlive, linger, maxHeaderBytes, connections, bodies);
  }

  public ReceiverLimits withBodies(BodyLimits newBodies) {
    return new ReceiverLimits(
        deadline, headersTimeout, keepAlive, linger, maxHeaderBytes, maxConnections, newBodies);
  }
}
