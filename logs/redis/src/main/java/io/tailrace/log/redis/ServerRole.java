package io.tailrace.log.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.List;

/**
 * Sees to it that a session leads to a primary that is no Cluster, before it is used. Safe for use
 * by many threads.
 */
final class ServerRole implements Redis.Probe {
  private static final List<Object> BELIEVED = List.of(Keys.bytes("master"));
  private RedisSession seen;

  @Override
  public synchronized void look(RedisSession session) throws RedisUnavailableException {
    if (session.equals(seen)) {
      Redis.answer(session.commands().ping());
      return;
    }
    // A user who may not ask is believed: a replica refuses the first write anyway.
    String role =
        Keys.text(allowed(() -> Redis.answer(session.commands().role()), BELIEVED).get(0));
    if (!role.equals("master")) {
      throw new RedisUnavailableException(
          "it is a " + role + ", which takes no writes; the primary is looked for");
    }
    String info = allowed(() -> Redis.answer(session.commands().info("cluster")), "");
    if (info.contains("cluster_enabled:1")) {
      throw new RedisUnavailableException(RedisDurability.CLUSTER);
    }
    seen = session;
  }

  /** Something that Redis may refuse to this user. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws RedisUnavailableException;
  }

  /** The answer, or something else where this user may not ask. */
  static <T> T allowed(Question<T> question, T otherwise) throws RedisUnavailableException {
    try {
      return question.ask();
    } catch (RedisUnavailableException e) {
      if (refused(e)) {
        return otherwise;
      }
      throw e;
    }
  }

  private static boolean refused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RedisCommandExecutionException && cause.getMessage() != null) {
        return cause.getMessage().startsWith("NOPERM")
            || cause.getMessage().startsWith("ERR unknown command");
      }
    }
    return false;
  }
}
