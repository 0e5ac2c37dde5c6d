package io.tailrace.log.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Says every few seconds which sinks this worker feeds: retention may run in a process that is set
 * up otherwise, and must wait for them all the same. Called by one thread at a time.
 */
final class SinkAnnouncement implements Redis.Probe {
  private static final Script ANYWAY = Script.of("anyway");
  private static final Duration EVERY = Duration.ofSeconds(10);
  private final Keys keys;
  private final Set<String> sinks;
  private final InstantSource clock;
  private Instant next = Instant.MIN;

  SinkAnnouncement(Keys keys, Set<String> sinks, InstantSource clock) {
    this.keys = keys;
    this.sinks = sinks;
    this.clock = clock;
  }

  @Override
  public void look(RedisSession session) throws RedisUnavailableException {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    for (String sink : sinks) {
      Redis.answer(
          ANYWAY.run(
              session.commands(),
              keys,
              Keys.bytes("HSET"),
              Keys.bytes(AnnouncedSinks.KEY),
              Keys.bytes(sink),
              Keys.bytes(now.toEpochMilli())));
    }
    next = now.plus(EVERY);
  }
}
