package io.tailrace.testkit.net;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that a test kills and starts again. In between nobody listens there, so nobody
 * else may take one: each is outside of what systems give to outgoing connections, and each process
 * of tests has a range of its own. The ports 10,000 higher are nobody's either; a Redis Cluster
 * listens there too. Safe for use by many threads.
 */
public final class FreePort {
  private static final int FIRST = 10_240;
  private static final int END = 20_240;
  private static final int RANGE = 1_000;
  private static final int TRIES = 1_000;
  private static final ServerSocket OWN = ownRange();
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /** One on which nobody listens, and that was not given before in this process. */
  public static int choose() {
    int from = OWN.getLocalPort() + 1;
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(from, from + RANGE - 1);
      if (GIVEN.add(port) && isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port from " + from + " to " + (from + RANGE - 2));
  }

  /** Listens on a range's first port for as long as the process lives: the range is taken. */
  private static ServerSocket ownRange() {
    for (int port = FIRST; port < END; port += RANGE) {
      try {
        return new ServerSocket(port);
      } catch (IOException e) {
        // Another process has this range: the next one.
      }
    }
    throw new IllegalStateException("no free range of ports from " + FIRST + " to " + END);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
