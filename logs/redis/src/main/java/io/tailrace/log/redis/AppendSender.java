package io.tailrace.log.redis;

import io.tailrace.core.Threads;
import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.LogUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits, and has Redis keep it in one step of one script. One group is under way at a
 * time; while it is, the next callers gather. Who finds none under way sends: a caller, or the
 * connection's thread when an answer has arrived. So it has no thread of its own, whose waking
 * would stand in every group's way. Safe for use by many threads.
 */
final class AppendSender {
  private static final Logger LOG = LoggerFactory.getLogger(AppendSender.class);
  private static final Script APPEND = Script.of("identity", "append");
  private static final int ROUNDS = 4;

  private final RedisLogParts parts;
  private final Replicas replicas;
  private volatile Instant backfilledAt = Instant.EPOCH;
  private final AtomicBoolean underWay = new AtomicBoolean();

  AppendSender(RedisLogParts parts) {
    this.parts = parts;
    this.replicas = new Replicas(parts.settings().waitReplicas());
  }

  /** Sends what waits, unless a group is under way: its answer will. Never blocks. */
  void send() {
    while (parts.queue().waits() && underWay.compareAndSet(false, true)) {
      List<AppendCall> group = parts.queue().take();
      try {
        send(group);
      } catch (RedisUnavailableException e) {
        notSent(group, e.getMessage());
      } catch (RuntimeException | Error e) {
        LOG.error("Cannot send appends because of a fault in Tailrace; they are refused", e);
        notSent(group, "it could not be sent to Redis: " + e);
      }
    }
  }

  private void notSent(List<AppendCall> group, String why) {
    underWay.set(false);
    refuse(group, why);
  }

  /** Answers the callers whose time is over; false if nobody waits any more. */
  boolean remind() {
    boolean waits = parts.queue().remind();
    return underWay.get() || waits;
  }

  private void send(List<AppendCall> group) throws RedisUnavailableException {
    if (group.isEmpty()) {
      underWay.set(false);
      return;
    }
    RedisSession session = parts.redis().session();
    attempt(session, group, ROUNDS)
        .whenComplete(
            (answer, failure) -> {
              try {
                // Told first: those that send again at once are in the next group.
                tell(session, group, answer, failure);
              } finally {
                underWay.set(false);
              }
              if (failure == null) {
                send();
              } else {
                // Not from here: where failures come at once, each would wait for the next inside.
                Threads.waiting("append-again", this::send);
              }
            });
  }

  private void tell(
      RedisSession session, List<AppendCall> group, List<Object> answer, Throwable failure) {
    if (failure == null) {
      answered(group, answer);
    } else {
      failed(session, group, failure);
    }
  }

  /** Sends it, and again if the log turned out to be another one than we knew. */
  private CompletionStage<List<Object>> attempt(
      RedisSession session, List<AppendCall> group, int rounds) {
    if (rounds == 0) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("the log became another one several times while it was asked"));
    }
    UUID id = parts.identity().id();
    boolean withStandIns = mayReplace(group);
    return APPEND
        .run(session.appends(), parts.keys(), arguments(group, withStandIns))
        .thenCompose(
            answer -> {
              if (Keys.text(answer.get(0)).equals("backfilled")) {
                backfilledAt = Instant.ofEpochMilli((Long) answer.get(1));
                return attempt(session, group, rounds - 1);
              }
              if (Keys.text(answer.get(0)).equals("ok")) {
                parts.identity().acknowledged(id, answer);
              }
              return parts
                  .identity()
                  .changed(session, answer)
                  .thenCompose(
                      changed ->
                          changed
                              ? attempt(session, group, rounds - 1)
                              : replicas.have(session, answer));
            });
  }

  /** Asked of the first record, as the script does: bodies are read again only if it may be. */
  private boolean mayReplace(List<AppendCall> group) {
    long until = backfilledAt.plus(BackfillId.REMEMBERED).toEpochMilli();
    return group.get(0).firstReceivedAt().toEpochMilli() <= until
        || group.stream().anyMatch(AppendCall::backfills);
  }

  private byte[][] arguments(List<AppendCall> group, boolean withStandIns) {
    List<byte[]> arguments = new ArrayList<>(parts.identity().arguments(false));
    arguments.add(Keys.bytes(parts.limit().bytes()));
    arguments.add(Keys.bytes(replicas.wanted() > 0 ? 1 : 0));
    arguments.add(Keys.bytes(withStandIns ? 7 : 6));
    group.forEach(
        call -> arguments.addAll(withStandIns ? call.argumentsWithStandIns() : call.arguments()));
    return arguments.toArray(new byte[0][]);
  }

  private void answered(List<AppendCall> group, List<Object> answer) {
    switch (Keys.text(answer.get(0))) {
      case "full" -> notKept(group, full((Long) answer.get(1), (Long) answer.get(2)));
      case Replicas.BEHIND -> notKept(group, replicas.behind((Long) answer.get(1)));
      default -> kept(group, answer);
    }
  }

  private String full(long held, long ids) {
    return "the log is full: " + new Fullness(held, ids, parts.limit().bytes()).text();
  }

  private void kept(List<AppendCall> group, List<Object> answer) {
    parts.trouble().over();
    String letters = Keys.text(answer.get(1));
    parts.counters().kept(letters.length());
    parts.load().committed(group.size());
    int at = 0;
    for (AppendCall call : group) {
      call.done(letters.substring(at, at + call.records()));
      at += call.records();
    }
  }

  private void notKept(List<AppendCall> group, String why) {
    parts.trouble().is(why);
    refuse(group, why);
  }

  private void failed(RedisSession session, List<AppendCall> group, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    RedisUnavailableException why = parts.redis().failed(session, cause);
    if (parts.redis().fault() == null) {
      parts.trouble().is(why.getMessage());
    }
    refuse(group, why.getMessage());
  }

  private static void refuse(List<AppendCall> group, String why) {
    LogUnavailableException refusal = new LogUnavailableException(why);
    group.forEach(call -> call.refused(refusal));
  }
}
