package io.tailrace.log.redis;

import io.tailrace.log.redis.RedisDurability.Finding;
import io.tailrace.log.redis.RedisDurability.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a failover to a replica would lose, and what it would bring to a stop. Stateless. */
final class ReplicaFindings {
  private static final String BEHIND =
      "Redis answers before its replicas have it, and a failover to one that is behind loses what"
          + " was answered. With log.wait-replicas, Tailrace waits for them before it answers. That"
          + " needs two replicas or more, and so does 'min-replicas-to-write 1', which only makes"
          + " the loss small: with one, a failover leaves none, and requests are answered 503 until"
          + " another follows";

  private ReplicaFindings() {}

  static List<Finding> of(ServerSettings settings, int waitReplicas) {
    long replicas = settings.number("connected_slaves");
    Optional<Long> asked = settings.value("min-replicas-to-write").map(Long::valueOf);
    List<Finding> findings = new ArrayList<>();
    if (waitReplicas == 0 && replicas > 0 && asked.orElse(1L) == 0) {
      findings.add(new Finding("min-replicas-to-write", Risk.LOSS, BEHIND));
    }
    tooFew("log.wait-replicas", waitReplicas, replicas).ifPresent(findings::add);
    tooFew("min-replicas-to-write", asked.orElse(0L), replicas).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> tooFew(String setting, long needed, long replicas) {
    if (needed == 0 || replicas > needed) {
      return Optional.empty();
    }
    String when =
        replicas < needed
            ? "requests are answered 503 until more follow"
            : "when one is missing, as after a failover, requests are answered 503 until another"
                + " follows";
    return Optional.of(
        new Finding(
            setting,
            Risk.STANDSTILL,
            setting
                + " is "
                + needed
                + ", and "
                + replicas
                + (replicas == 1 ? " replica follows: " : " replicas follow: ")
                + when
                + ". Have "
                + (needed + 1)
                + " replicas or more, or set it lower"));
  }
}
