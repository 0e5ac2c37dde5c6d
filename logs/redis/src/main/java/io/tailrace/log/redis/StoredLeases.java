package io.tailrace.log.redis;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.lease.Lease;
import io.tailrace.core.lease.Leases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leases in a hash: epoch, until when by Redis' own clock, and whose. For many threads. */
record StoredLeases(StoreQuestions questions) implements Leases {
  private static final Script ANNOUNCE = Script.of("epoch", "announce");
  private static final Script TAKE = Script.of("epoch", "lease-take");
  private static final Script KEEP = Script.of("epoch", "lease-keep");
  private static final Script HELD = Script.of("epoch", "leases");

  @Override
  public int announce(String worker, Duration present) throws StoreUnavailableException {
    Object there =
        questions.run(ANNOUNCE, Keys.bytes(worker), Keys.bytes(present.toMillis())).get(0);
    return Math.toIntExact((Long) there);
  }

  @Override
  public void leave(String worker) throws StoreUnavailableException {
    questions.anyway("HDEL", "workers", Keys.bytes(worker));
  }

  @Override
  public Optional<Lease> acquire(String name, String worker, Duration time)
      throws StoreUnavailableException {
    List<Object> taken =
        questions.run(TAKE, Keys.bytes(name), Keys.bytes(worker), Keys.bytes(time.toMillis()));
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of(new Lease(name, worker, (Long) taken.get(0), taken.get(1).equals(1L)));
  }

  @Override
  public boolean renew(Lease lease, Duration time) throws StoreUnavailableException {
    return keep(lease, time.toMillis());
  }

  @Override
  public void release(Lease lease) throws StoreUnavailableException {
    keep(lease, 0);
  }

  private boolean keep(Lease lease, long millis) throws StoreUnavailableException {
    return questions
        .run(
            KEEP,
            Keys.bytes(lease.name()),
            Keys.bytes(lease.owner()),
            Keys.bytes(lease.epoch()),
            Keys.bytes(millis))
        .get(0)
        .equals(1L);
  }

  @Override
  public List<Lease> held() throws StoreUnavailableException {
    List<Object> found = questions.run(HELD);
    List<Lease> held = new ArrayList<>();
    for (int at = 0; at < found.size(); at += 2) {
      List<String> words = List.of(Keys.text(found.get(at + 1)).split(" ", 3));
      held.add(
          new Lease(Keys.text(found.get(at)), words.get(2), Long.parseLong(words.get(0)), false));
    }
    return held;
  }
}
