package io.tailrace.log.redis;

import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.LogUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that sends: takes what waits, and has Redis keep it in one step of one script. One
 * group is under way at a time; while it is, the next callers gather. Answers arrive on the
 * connection's thread.
 */
final class AppendSender implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(AppendSender.class);
  private static final Script APPEND = Script.of("identity", "append");
  private static final int ROUNDS = 4;
  private static final long IDLE_MILLIS = 250;

  private final LogParts parts;
  private volatile Instant backfilledAt = Instant.EPOCH;
  private final Semaphore underWay = new Semaphore(1);

  AppendSender(LogParts parts) {
    this.parts = parts;
  }

  @Override
  public void run() {
    try {
      while (!parts.queue().isOver()) {
        step();
      }
      // Whoever was taken is answered before the connection goes.
      underWay.acquire();
    } catch (InterruptedException e) {
      LOG.warn("the log's sender was interrupted and ends; appends are refused");
      parts.queue().close();
    }
  }

  private void step() throws InterruptedException {
    underWay.acquire();
    List<AppendCall> group = List.of();
    try {
      group = parts.queue().take(IDLE_MILLIS);
    } finally {
      if (group.isEmpty()) {
        underWay.release();
      }
    }
    if (!group.isEmpty()) {
      send(group);
    }
  }

  private void send(List<AppendCall> group) {
    Session session;
    try {
      session = parts.redis().session();
    } catch (RedisUnavailableException e) {
      underWay.release();
      refuse(group, e.getMessage());
      return;
    }
    attempt(session, group, ROUNDS)
        .whenComplete(
            (answer, failure) -> {
              underWay.release();
              if (failure == null) {
                answered(group, answer);
              } else {
                failed(session, group, failure);
              }
            });
  }

  /** Sends it, and again if the log turned out to be another one than we knew. */
  private CompletionStage<List<Object>> attempt(
      Session session, List<AppendCall> group, int rounds) {
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
                              : CompletableFuture.completedFuture(answer));
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
    arguments.add(Keys.bytes(parts.settings().maxBytes()));
    arguments.add(Keys.bytes(withStandIns ? 7 : 6));
    group.forEach(
        call -> arguments.addAll(withStandIns ? call.argumentsWithStandIns() : call.arguments()));
    return arguments.toArray(new byte[0][]);
  }

  private void answered(List<AppendCall> group, List<Object> answer) {
    if (Keys.text(answer.get(0)).equals("full")) {
      full(group, (Long) answer.get(1));
      return;
    }
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

  private void full(List<AppendCall> group, long held) {
    String message =
        "the log is full: it holds "
            + held
            + " bytes of log.max-bytes = "
            + parts.settings().maxBytes()
            + ". There is room again when a sink that is behind has caught up ('tailrace status'"
            + " shows which), or with a higher log.max-bytes";
    parts.trouble().is(message);
    refuse(group, message);
  }

  private void failed(Session session, List<AppendCall> group, Throwable failure) {
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
