package io.tailrace.log.redis;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Tells the other processes when a sink that this one feeds does not work, and when it works again:
 * at once, and every few seconds anew while it does not. Called by one thread at a time.
 */
final class TroubleAnnouncement implements Redis.Probe {
  private static final Script TELL = Script.of("lease", "trouble");
  private static final Duration EVERY = Duration.ofSeconds(10);
  private final Keys keys;
  private final Supplier<List<Consumer>> working;
  private final InstantSource clock;
  private final Map<Consumer, Told> told = new HashMap<>();

  private record Told(ConsumerStatus status, Instant at) {}

  TroubleAnnouncement(Keys keys, Supplier<List<Consumer>> working, InstantSource clock) {
    this.keys = keys;
    this.working = working;
    this.clock = clock;
  }

  @Override
  public void look(RedisSession session) throws RedisUnavailableException {
    List<Consumer> now = working.get();
    told.keySet().retainAll(now);
    for (Consumer consumer : now) {
      ConsumerStatus status = consumer.status();
      if (isNews(told.get(consumer), status)) {
        tell(session, consumer, status);
        told.put(consumer, new Told(status, clock.instant()));
      }
    }
  }

  private boolean isNews(Told before, ConsumerStatus status) {
    if (before == null || !same(before.status(), status)) {
      return true;
    }
    return !status.state().healthy() && !clock.instant().isBefore(before.at().plus(EVERY));
  }

  private static boolean same(ConsumerStatus before, ConsumerStatus now) {
    boolean well = before.state().healthy() && now.state().healthy();
    return well
        || (before.state() == now.state() && Objects.equals(before.lastError(), now.lastError()));
  }

  private void tell(RedisSession session, Consumer consumer, ConsumerStatus status)
      throws RedisUnavailableException {
    Redis.answer(
        TELL.run(
            session.commands(),
            keys,
            Keys.bytes(status.sink()),
            Keys.bytes(status.partition()),
            Keys.bytes(consumer.epoch()),
            SinkTroubles.said(status)));
  }
}
