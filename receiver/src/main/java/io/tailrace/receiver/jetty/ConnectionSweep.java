package io.tailrace.receiver.jetty;

import io.tailrace.core.Loop;
import io.tailrace.receiver.ReceiverLimits;
import io.tailrace.receiver.jetty.ClientEndPoint.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Now and then closes connections that hold a place without using it: headers that never end,
 * answers that nobody reads, clients that do not close their half, and idle ones when there is no
 * room for more. On a thread of its own.
 */
final class ConnectionSweep implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final Duration READING_THE_ANSWER = Duration.ofSeconds(10);
  private static final Duration IDLE_WHEN_CROWDED = Duration.ofSeconds(1);
  private static final int ENOUGH = 64;

  private final ClientConnector connector;
  private final ReceiverLimits limits;
  private final Loop loop = Loop.every(INTERVAL, "connections", this::turn);

  ConnectionSweep(ClientConnector connector, ReceiverLimits limits) {
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
    List<ClientEndPoint> connections = connector.connections();
    connections.stream().filter(this::isInTheWay).forEach(ClientEndPoint::close);
    if (connector.isCrowded()) {
      makeRoom(connections);
    }
    connector.acceptAgain();
  }

  /**
   * Closes connections that never sent anything first. A connection that sent a verified request is
   * closed only when there are no others, and no more of those than necessary: a stranger who opens
   * connections without end must not close the sender's. Anything else that a stranger does with a
   * connection is over within seconds.
   */
  private void makeRoom(List<ClientEndPoint> connections) {
    int enough = Math.max(1, limits.maxConnections() / ENOUGH);
    List<ClientEndPoint> silent = idle(connections, Standing.SILENT);
    silent.forEach(ClientEndPoint::close);
    if (silent.size() < enough) {
      idle(connections, Standing.UNVERIFIED).forEach(ClientEndPoint::close);
    }
    // Those that were accepted a moment ago are not among them yet.
    boolean all = connections.size() + enough >= limits.maxConnections();
    if (all && connections.stream().allMatch(one -> one.standing() == Standing.VERIFIED)) {
      idle(connections, Standing.VERIFIED).stream().limit(enough).forEach(ClientEndPoint::close);
    }
  }

  /** Longest idle first. */
  private static List<ClientEndPoint> idle(List<ClientEndPoint> connections, Standing standing) {
    return connections.stream()
        .filter(connection -> connection.standing() == standing)
        .filter(connection -> connection.isIdleFor(IDLE_WHEN_CROWDED))
        // Read once: a time that changes while it is sorted by would fail the sorting.
        .map(connection -> Map.entry(connection.idleSince(), connection))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private boolean isInTheWay(ClientEndPoint connection) {
    return connection.isStuckInHeaders(limits.headersTimeout())
        || connection.isStuckInRequest(limits.deadline().plus(READING_THE_ANSWER))
        || connection.isHalfClosed(limits.linger());
  }
}
