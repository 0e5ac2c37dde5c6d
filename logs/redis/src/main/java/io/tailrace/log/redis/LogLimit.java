package io.tailrace.log.redis;

import java.time.Duration;

/**
 * How many bytes the log may take: what is configured, or else three quarters of the server's
 * {@code maxmemory}; of one that has none, 1 GiB. A failover may lead to a server with another one,
 * so it is asked again. Safe for use by many threads.
 */
final class LogLimit implements Redis.Probe {
  static final long WITHOUT_MAXMEMORY = 1L << 30;
  private static final long EVERY_NANOS = Duration.ofSeconds(10).toNanos();
  private final boolean configured;
  private volatile long bytes;
  private RedisSession seen;
  private long askedAt;

  /**
   * A limit.
   *
   * @param configured in bytes; 0: by the server's maxmemory
   */
  LogLimit(long configured) {
    this.configured = configured > 0;
    this.bytes = this.configured ? configured : WITHOUT_MAXMEMORY;
  }

  long bytes() {
    return bytes;
  }

  /** What may be taken below a maxmemory; 0 is none. */
  static long below(long maxMemory) {
    return maxMemory > 0 ? maxMemory / 4 * 3 : WITHOUT_MAXMEMORY;
  }

  @Override
  public synchronized void look(RedisSession session) throws RedisUnavailableException {
    long now = System.nanoTime();
    if (configured || (session.equals(seen) && now - askedAt < EVERY_NANOS)) {
      return;
    }
    // INFO may be asked of most services that refuse CONFIG GET.
    String info = ServerRole.allowed(() -> Redis.answer(session.commands().info("memory")), "");
    String max = ServerSettings.parsed(info).getOrDefault("maxmemory", "0");
    bytes = below(Long.parseLong(max));
    seen = session;
    askedAt = now;
  }
}
