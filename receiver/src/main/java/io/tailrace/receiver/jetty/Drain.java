package io.tailrace.receiver.jetty;

import io.tailrace.receiver.Deadline;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The end of a receiver: every connection that it accepted gets its answers, and none is reset. For
 * one thread.
 */
final class Drain {
  private static final long STEP_MILLIS = 5;
  private static final Duration LAST_LINGERING = Duration.ofMillis(250);
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final ClientConnector connector;
  private final ListeningSocket socket;
  private final Duration requestTime;

  /**
   * @param requestTime how long a request may take that is in progress at the end
   */
  Drain(ClientConnector connector, ListeningSocket socket, Duration requestTime) {
    this.connector = connector;
    this.socket = socket;
    this.requestTime = requestTime;
  }

  /**
   * Goes on answering for {@code duration}, or until no connection is open. An inherited socket is
   * left to the next process at once, whose queue nobody accepts from until we are gone: so what is
   * idle for a second, such as a proxy's pool, is ended. One of our own is accepted from to the
   * end, while load balancers come to see that we are not ready: only if nobody connected for as
   * long is nobody expected.
   */
  void run(Duration duration) throws InterruptedException {
    if (socket.isInherited()) {
      connector.stopAccepting();
    }
    Deadline quiet = Deadline.in(QUIET);
    await(
        Deadline.in(duration),
        () -> {
          if (socket.isInherited() && quiet.isOver()) {
            closeIdleFor(QUIET);
          }
          return connector.openCount() == 0 && nobodyExpected(duration);
        });
    finish();
  }

  private boolean nobodyExpected(Duration duration) {
    return socket.isInherited() || !connector.acceptedWithin(duration);
  }

  /** Accepts no more, waits for requests in progress, and closes what is idle. */
  void finish() throws InterruptedException {
    connector.stopAccepting();
    connector.lingering().shorten(LAST_LINGERING);
    await(
        Deadline.in(requestTime),
        () -> {
          closeIdleFor(Duration.ZERO);
          return connector.connections().isEmpty();
        });
    await(Deadline.in(LAST_LINGERING.multipliedBy(2)), () -> connector.openCount() == 0);
  }

  private void closeIdleFor(Duration time) {
    for (ClientEndPoint connection : connector.connections()) {
      if (connection.isIdleFor(time)) {
        connection.close();
      }
    }
  }

  private static void await(Deadline deadline, BooleanSupplier condition)
      throws InterruptedException {
    while (!condition.getAsBoolean() && !deadline.isOver()) {
      Thread.sleep(STEP_MILLIS);
    }
  }
}
