package io.tailrace.log.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Redis is set to keep, and so what we can promise. Read it at the start and after a
 * failover. Stateless.
 */
public final class RedisDurability {
  static final String CLUSTER =
      "it is a Cluster, where the steps of an append cannot be one. Use one primary, with or"
          + " without Sentinel";

  private static final String NO_FILE =
      "Redis writes no append-only file: a restart loses what was answered since its last snapshot."
          + " Set 'appendonly yes'";
  private static final String NO_SYNC =
      "Redis answers before its file is synced: a loss of power loses what was answered in the last"
          + " second or more. Set 'appendfsync always'";
  private static final String NO_SYNC_ON_REWRITE =
      "Redis does not sync its file while it rewrites it: a loss of power then loses what was"
          + " answered meanwhile. Set 'no-appendfsync-on-rewrite no'";
  private static final String EVICTS =
      "Redis throws keys away when its memory is full, ours too: events, ids and positions. Set"
          + " 'maxmemory-policy noeviction'";

  private RedisDurability() {}

  /**
   * A setting, or that it could not be read. Immutable.
   *
   * @param setting its name in Redis
   * @param risk what it puts at risk
   * @param message what is so, what may happen, what to do; for people
   */
  public record Finding(String setting, Risk risk, String message) {}

  private static final Finding A_CLUSTER =
      new Finding("cluster-enabled", Risk.UNUSABLE, "Redis cannot be used: " + CLUSTER);

  /** What a finding puts at risk. */
  public enum Risk {
    /** Answered events may be lost. */
    LOSS,
    /** It is not known whether answered events may be lost. */
    UNKNOWN,
    /** Nothing is lost, but receiving or delivering may stop. */
    STANDSTILL,
    /** Nothing at all works on this server. */
    UNUSABLE
  }

  /**
   * What is amiss; empty if nothing is.
   *
   * @param log how the log is kept there
   * @return nothing at all if Redis cannot be asked now
   */
  public static Optional<List<Finding>> findings(Redis redis, RedisLogSettings log) {
    try {
      ServerSettings settings = ServerSettings.read(redis);
      List<Finding> findings = new ArrayList<>();
      server(settings, findings);
      files(settings, findings);
      memory(settings, log.maxBytes(), findings);
      findings.addAll(ReplicaFindings.of(settings, log.waitReplicas()));
      return Optional.of(List.copyOf(findings));
    } catch (RedisUnavailableException e) {
      return redis.isCluster() ? Optional.of(List.of(A_CLUSTER)) : Optional.empty();
    }
  }

  private static void server(ServerSettings settings, List<Finding> findings) {
    if (settings.info("cluster_enabled").equals("1")) {
      findings.add(A_CLUSTER);
    }
    if (!settings.isAtLeast(6, 2)) {
      findings.add(
          new Finding(
              "redis_version",
              Risk.UNUSABLE,
              "Redis "
                  + settings.info("redis_version")
                  + " is too old: 6.2 is the first that trims a stream by its offsets. Use 6.2 or"
                  + " newer"));
    }
    if (settings.unreadable()) {
      findings.add(
          new Finding(
              "CONFIG",
              Risk.UNKNOWN,
              "what Redis is set to keep may not be read ('CONFIG GET' was refused), so it is not"
                  + " known whether what was answered survives a restart or a failover. Allow"
                  + " '+config|get', or see to it that appendonly is yes, appendfsync is always and"
                  + " maxmemory-policy is noeviction"));
    }
  }

  private static void files(ServerSettings settings, List<Finding> findings) {
    boolean appendOnly = expect(settings, "appendonly", "yes", findings, NO_FILE);
    if (appendOnly) {
      expect(settings, "appendfsync", "always", findings, NO_SYNC);
      expect(settings, "no-appendfsync-on-rewrite", "no", findings, NO_SYNC_ON_REWRITE);
    }
  }

  /** Whether it is so; what may not be read is not held against it twice. */
  private static boolean expect(
      ServerSettings settings, String name, String wanted, List<Finding> findings, String message) {
    Optional<String> value = settings.value(name);
    if (value.isPresent() && !value.get().equals(wanted)) {
      findings.add(
          new Finding(name, Risk.LOSS, message + " (it is '" + name + " " + value.get() + "')"));
    }
    return value.isPresent() && value.get().equals(wanted);
  }

  private static void memory(ServerSettings settings, long maxBytes, List<Finding> findings) {
    long maxMemory = settings.value("maxmemory").map(Long::parseLong).orElse(0L);
    if (maxMemory > 0) {
      expect(settings, "maxmemory-policy", "noeviction", findings, EVICTS);
    }
    if (maxMemory > 0 && maxBytes > LogLimit.below(maxMemory)) {
      findings.add(
          new Finding(
              "maxmemory",
              Risk.STANDSTILL,
              "log.max-bytes = "
                  + maxBytes
                  + " leaves too little below maxmemory = "
                  + maxMemory
                  + ": Redis would be full before the log says so. Set log.max-bytes to "
                  + LogLimit.below(maxMemory)
                  + " or less, or raise maxmemory"));
    }
  }
}
