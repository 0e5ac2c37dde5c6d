package io.tailrace.server.receive;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Now and then closes connections that hold a place without using it: headers that never end,
 * answers that nobody reads, clients that do not close their half, and idle ones when there is no
 * room for more. Runs on the connector's scheduler.
 */
final class Sweep implements Runnable {
  private static final long INTERVAL_MILLIS = 250;
  private static final Duration READING_THE_ANSWER = Duration.ofSeconds(10);
  private static final Duration IDLE_WHEN_CROWDED = Duration.ofSeconds(1);

  private final ClientConnector connector;
  private final ReceiverLimits limits;

  Sweep(ClientConnector connector, ReceiverLimits limits) {
    this.connector = connector;
    this.limits = limits;
  }

  @Override
  public void run() {
    try {
      sweep(connector.isCrowded());
      connector.acceptAgain();
    } finally {
      schedule();
    }
  }

  private void sweep(boolean crowded) {
    for (ClientEndPoint connection : connector.connections()) {
      if (isInTheWay(connection, crowded)) {
        connection.close();
      }
    }
  }

  void schedule() {
    if (!connector.isStopping() && !connector.isStopped()) {
      connector.getScheduler().schedule(this, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isInTheWay(ClientEndPoint connection, boolean crowded) {
    return connection.isStuckInHeaders(limits.headersTimeout())
        || connection.isStuckInRequest(limits.deadline().plus(READING_THE_ANSWER))
        || connection.isHalfClosed(limits.linger())
        || (crowded && connection.isIdleFor(IDLE_WHEN_CROWDED));
  }
}
