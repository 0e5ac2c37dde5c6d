package io.tailrace.log.redis;

import io.tailrace.core.Build;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which log this is, and what it has acknowledged to us. Both go along with every append and with
 * every look at the server; the script compares before it writes. A Redis that was emptied holds no
 * log: a new one is made. One that holds less than it acknowledged, after a failover or a restart,
 * becomes another log: offsets past its end would else be given a second time, and sinks that had
 * the first ones would skip the second. Safe for use by many threads.
 */
final class RedisIdentity implements Redis.Probe {
  private static final Logger LOG = LoggerFactory.getLogger(RedisIdentity.class);
  private static final Script CREATE = Script.of("create");
  private static final Script LEAVE = Script.of("writers", "leave");
  private static final Script LOOK = Script.of("identity", "look");
  private static final String FORMAT = "1";
  private static final String ANOTHER =
      "Redis holds another log now: it was emptied, replaced or put back to an older state.";
  private static final String LESS =
      "Redis holds less than it acknowledged: it was put back to an older state, or a failover lost"
          + " writes. What was received in between is not in it.";
  private static final String NEXT =
      "Database and warehouse continue with all that it holds; a sink that stops says"
          + " so in 'tailrace status', and 'tailrace replay --sink S --from T' lets it continue."
          + " 'tailrace reconcile --from T --to T' shows what Customer.io has that is missing here,"
          + " and 'tailrace backfill --from T --to T' fetches it";

  private final Keys keys;
  private final int partitionsIfNew;
  private final LogEnds ends;
  private final String writer = UUID.randomUUID().toString();
  private final AtomicInteger replaced = new AtomicInteger();
  private volatile UUID id;
  private volatile int partitions;
  private long acknowledged;

  RedisIdentity(Keys keys, int partitionsIfNew, LogEnds ends) {
    this.keys = keys;
    this.partitionsIfNew = partitionsIfNew;
    this.partitions = partitionsIfNew;
    this.ends = ends;
  }

  /** Null until it was asked for the first time. */
  UUID id() {
    return id;
  }

  int partitions() {
    return partitions;
  }

  /**
   * How often there was another log than we knew: emptied, replaced, or put back to an older state.
   */
  int replaced() {
    return replaced.get();
  }

  String writer() {
    return writer;
  }

  /**
   * We go: what was acknowledged to us need no longer be remembered. A question of ours may still
   * be on its way, over another connection or to a Redis that hangs, and must not find less than it
   * says: so a number that no claim exceeds stands there for a day.
   */
  void leave(Redis redis) {
    try {
      redis.ask(commands -> LEAVE.run(commands, keys, Keys.bytes(writer)));
    } catch (RedisUnavailableException e) {
      LOG.debug("what was acknowledged to us stays noted; it harms nobody", e);
    }
  }

  /** What every script that begins with identity.lua is told first. */
  synchronized List<byte[]> arguments(boolean withEnds) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(Keys.bytes(String.valueOf(id)));
    arguments.add(Keys.bytes(writer));
    arguments.add(Keys.bytes(acknowledged));
    arguments.add(Keys.bytes(UUID.randomUUID().toString()));
    arguments.add(Keys.bytes(withEnds ? partitions : 0));
    for (int partition = 0; withEnds && partition < partitions; partition++) {
      arguments.add(Keys.bytes(ends.end(partition)));
    }
    return arguments;
  }

  /** A group of ours is durable in the log of this id. */
  synchronized void acknowledged(UUID in, List<Object> answer) {
    // A late answer of the log that was here before says nothing about this one.
    if (in.equals(id)) {
      acknowledged = Math.max(acknowledged, (Long) answer.get(2));
      ends.appended(answer);
    }
  }

  /** If this answer says that the log is not the one that we knew, learns which it is. */
  CompletionStage<Boolean> changed(RedisSession session, List<Object> answer) {
    return switch (Keys.text(answer.get(0))) {
      case "none", "other" -> create(session).thenApply(this::found);
      case "back" -> {
        adopt(UUID.fromString(Keys.text(answer.get(1))), partitions, LESS);
        yield CompletableFuture.completedFuture(true);
      }
      default -> CompletableFuture.completedFuture(false);
    };
  }

  /** Answers with the log that there is, and makes one only where there is none. */
  private CompletionStage<List<Object>> create(RedisSession session) {
    return CREATE.run(
        session.commands(),
        keys,
        Keys.bytes(UUID.randomUUID().toString()),
        Keys.bytes(partitionsIfNew),
        Keys.bytes(FORMAT));
  }

  private boolean found(List<Object> answer) {
    if (!FORMAT.equals(Keys.text(answer.get(2)))) {
      throw new IllegalStateException(
          "it holds a log in the format "
              + Keys.text(answer.get(2))
              + ", which was written by a newer version of Tailrace than this one, "
              + Build.OURS
              + ". Nothing was changed. Start the newer version again, or set another log.name");
    }
    UUID found = UUID.fromString(Keys.text(answer.get(0)));
    adopt(found, Integer.parseInt(Keys.text(answer.get(1))), ANOTHER);
    return true;
  }

  private synchronized void adopt(UUID found, int count, String what) {
    if (found.equals(id)) {
      return;
    }
    if (id != null) {
      replaced.incrementAndGet();
      LOG.error("{} It is used under the id {} instead of {}. {}", what, found, id, NEXT);
    }
    if (count != partitionsIfNew) {
      LOG.warn(
          "the log has {} partitions, and log.partitions = {} changes nothing: the count is fixed"
              + " when the log is made",
          count,
          partitionsIfNew);
    }
    ends.forget(count);
    acknowledged = 0;
    partitions = count;
    id = found;
  }

  @Override
  public void look(RedisSession session) throws RedisUnavailableException {
    boolean changed = true;
    while (changed) {
      Asked asked = asked();
      byte[][] arguments = asked.arguments().toArray(new byte[0][]);
      List<Object> answer = Redis.answer(LOOK.run(session.commands(), keys, arguments));
      changed = Redis.answer(changed(session, answer));
      if (!changed) {
        looked(asked.id(), answer);
      }
    }
  }

  /** What was asked of which log. */
  private record Asked(UUID id, List<byte[]> arguments) {}

  private synchronized Asked asked() {
    return new Asked(id, arguments(true));
  }

  private synchronized void looked(UUID in, List<Object> answer) {
    if (in.equals(id)) {
      ends.looked(answer);
    }
  }
}
