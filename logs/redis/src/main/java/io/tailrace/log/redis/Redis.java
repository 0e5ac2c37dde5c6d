package io.tailrace.log.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.tailrace.core.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one Redis, which the log and the consumers' store share. A thread of its own connects,
 * looks at the server several times a second and connects anew after any fault, so that callers are
 * told at once, and everything continues without help. Connecting never fails: until there is a
 * session, every question is answered with what is wrong. Safe for use by many threads.
 */
public final class Redis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(1);
  static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);
  private static final String NO_TLS = " (rediss:// needs a Redis that speaks TLS on this port)";
  private static final Duration LOOK = Duration.ofMillis(250);

  private final RedisAddress address;
  private final Keys keys;
  private final RedisClient client;
  private final Loop watch;
  private final List<Probe> probes = new CopyOnWriteArrayList<>();
  private volatile RedisSession session;
  private volatile String fault;
  private volatile long brokeAt;
  private volatile boolean closed;

  /** Looks at a session before others may use it, and now and then after that. */
  @FunctionalInterface
  interface Probe {
    void look(RedisSession session) throws RedisUnavailableException;
  }

  private Redis(RedisAddress address, String name) {
    this.address = address;
    this.keys = new Keys(name);
    this.client = RedisClient.create(address.uri(CONNECTS_WITHIN));
    client.setOptions(options());
    probes.add(new ServerRole());
    this.watch = Loop.every(LOOK, "redis-watch", this::look);
  }

  private static ClientOptions options() {
    return ClientOptions.builder()
        .autoReconnect(false)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .timeoutOptions(TimeoutOptions.create())
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .socketOptions(SocketOptions.builder().connectTimeout(CONNECTS_WITHIN).build())
        .build();
  }

  /**
   * Connects, and returns once that was tried.
   *
   * @param name begins the name of every key; several may share a Redis under different names
   */
  public static Redis connect(RedisAddress address, String name) {
    Redis redis = new Redis(address, name);
    redis.look();
    redis.watch.start();
    return redis;
  }

  Keys keys() {
    return keys;
  }

  /** What is wrong with it; null while it works. */
  String fault() {
    String now = fault;
    return now == null ? null : "Redis at " + address + " cannot be used: " + now;
  }

  /** Whether what is wrong is that it is a Cluster, which no waiting will change. */
  boolean isCluster() {
    return RedisDurability.CLUSTER.equals(fault);
  }

  /** Adds a look, and takes it at once if there is a session. */
  void add(Probe probe) {
    probes.add(probe);
    look();
  }

  /** Takes a look away, and returns when none of it is under way. */
  synchronized void remove(Probe probe) {
    probes.remove(probe);
  }

  /**
   * The session as it is now.
   *
   * @throws RedisUnavailableException if there is none that works
   */
  RedisSession session() throws RedisUnavailableException {
    RedisSession now = session;
    String wrong = fault();
    if (now == null || wrong != null) {
      throw new RedisUnavailableException(wrong == null ? "Redis is being connected to" : wrong);
    }
    return now;
  }

  /** Asks, and waits for the answer. */
  <T> T ask(Function<RedisAsyncCommands<byte[], byte[]>, CompletionStage<T>> question)
      throws RedisUnavailableException {
    RedisSession asked = session();
    try {
      return answer(question.apply(asked.commands()));
    } catch (RedisUnavailableException | RuntimeException e) {
      throw failed(asked, e);
    }
  }

  /** The answer to what is under way. */
  static <T> T answer(CompletionStage<T> asked) throws RedisUnavailableException {
    try {
      return asked.toCompletableFuture().get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisUnavailableException("Redis was asked, but the thread was interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new RedisUnavailableException(RedisFault.of(e).message(), e);
    }
  }

  /** What to tell the caller of this failure; a session that is of no more use is closed. */
  RedisUnavailableException failed(RedisSession failed, Throwable why) {
    RedisFault found = RedisFault.of(why instanceof RedisUnavailableException ? cause(why) : why);
    if (found.lost()) {
      drop(failed, found.message());
    }
    return new RedisUnavailableException(
        "Redis at " + address + " could not do it: " + found.message(), why);
  }

  private static Throwable cause(Throwable why) {
    return why.getCause() == null ? why : why.getCause();
  }

  private void drop(RedisSession failed, String why) {
    failed.close();
    if (failed == session) {
      broke(why);
      watch.wake();
    }
  }

  private void broke(String why) {
    if (fault == null) {
      brokeAt = System.nanoTime();
      LOG.error(
          "Redis at {} cannot be used: {}. Until it can, requests are answered 503 if the log is"
              + " there, and sinks wait",
          address,
          why);
    }
    fault = why;
  }

  /** Connects if need be, and looks at the server. */
  private synchronized void look() {
    RedisSession looked = session;
    try {
      if (looked == null || !looked.isOpen()) {
        session = null;
        looked = RedisSession.open(client);
      }
      for (Probe probe : probes) {
        probe.look(looked);
      }
      session = closed ? null : looked;
      works();
    } catch (RedisUnavailableException | RuntimeException e) {
      session = null;
      broke(looked == null && address.isTls() ? why(e) + NO_TLS : why(e));
      if (looked != null) {
        looked.close();
      }
    }
  }

  private static String why(Exception e) {
    return e instanceof RedisUnavailableException ? e.getMessage() : RedisFault.of(e).message();
  }

  private void works() {
    if (fault != null) {
      fault = null;
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - brokeAt);
      LOG.info("Redis at {} is used again, after {} s", address, seconds);
    }
  }

  @Override
  public void close() {
    closed = true;
    watch.close(ANSWERS_WITHIN);
    session = null;
    fault = "it was closed here";
    client.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
