package io.tailrace.server.receive;

import io.tailrace.core.Loop;
import java.time.Duration;

/**
 * Now and then closes connections that hold a place without using it: headers that never end,
 * answers that nobody reads, clients that do not close their half, and idle ones when there is no
 * room for more. On a thread of its own.
 */
final class Sweep implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final Duration READING_THE_ANSWER = Duration.ofSeconds(10);
  private static final Duration IDLE_WHEN_CROWDED = Duration.ofSeconds(1);

  private final ClientConnector connector;
  private final ReceiverLimits limits;
  private final Loop loop = Loop.every(INTERVAL, "connections", this::turn);

  Sweep(ClientConnector connector, ReceiverLimits limits) {
    this.connector = connector;
    this.limits = limits;
  }

  void start() {
    loop.start();
  }

  @Override
  public void close() {
    loop.close();
  }

  private void turn() {
    sweep(connector.isCrowded());
    connector.acceptAgain();
  }

  private void sweep(boolean crowded) {
    for (ClientEndPoint connection : connector.connections()) {
      if (isInTheWay(connection, crowded)) {
        connection.close();
      }
    }
  }

  private boolean isInTheWay(ClientEndPoint connection, boolean crowded) {
    return connection.isStuckInHeaders(limits.headersTimeout())
        || connection.isStuckInRequest(limits.deadline().plus(READING_THE_ANSWER))
        || connection.isHalfClosed(limits.linger())
        || (crowded && connection.isIdleFor(IDLE_WHEN_CROWDED));
  }
}
