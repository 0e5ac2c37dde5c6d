package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.customerio.SimulatedEvent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A server of two feeds under load, from which backups are made and restored. For one thread. */
final class LoadedServer implements AutoCloseable {
  private static final int PLENTY = 1_000_000;
  private static final int SENDERS = 1;
  private static final Map<String, String> TWO_FEEDS =
      Map.of("TAILRACE_FEEDS_SHOP_SIGNING_KEYS", ServerProcess.KEY);
  private final ServerProcess server;
  private final Traffic one;
  private final Traffic shop;

  private LoadedServer(ServerProcess server, long seed) {
    this.server = server;
    this.one = Traffic.start(server.webhook(), SENDERS, PLENTY, seed);
    this.shop = Traffic.start(shop(server), SENDERS, PLENTY, seed + SENDERS);
  }

  static ServerProcess in(Path folder) {
    return ServerProcess.of(folder, TWO_FEEDS, "all");
  }

  /** Begins to send to it. */
  static LoadedServer of(ServerProcess server, long seed) {
    return new LoadedServer(server, seed);
  }

  private static URI shop(ServerProcess server) {
    return URI.create(server.webhook() + "/shop");
  }

  void awaitMore(int events) throws InterruptedException {
    one.awaitMore(events);
    shop.awaitMore(events);
  }

  /** What was answered 2xx so far, on both. */
  Set<String> answered() {
    Set<String> all = new HashSet<>(one.answered());
    all.addAll(shop.answered());
    return all;
  }

  /** Begins no further call, and ends the server as it is. */
  void end() throws InterruptedException {
    one.end();
    shop.end();
    server.kill();
  }

  /** Once it has ended: all that it was sent, answered or not. */
  Set<String> sent() {
    Set<String> all = new HashSet<>(one.sent().keySet());
    all.addAll(shop.sent().keySet());
    return all;
  }

  /** Sends all of it once more, to another server. */
  private void resendTo(ServerProcess other) {
    Map<String, SimulatedEvent> first = one.sent();
    Traffic.resend(other.webhook(), first.values());
    Traffic.resend(shop(other), shop.sent().values());
  }

  /**
   * Restores a backup, starts on it, and sends everything again: what was answered before the
   * backup is there at once, and in the end each event is one row.
   *
   * @param before what was answered before the backup began
   * @param others what was there beside what this sent
   */
  void assertRestores(Path backup, Path folder, Set<String> before, List<String> others)
      throws Exception {
    try (ServerProcess restored = in(folder)) {
      assertThat(restored.run("restore", backup.toString())).contains("restored to " + folder);
      restored.start();
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(2));
      assertThat(restored.terminate()).isZero();
      Kept kept = new Kept(folder);
      kept.warehouse().assertNoneLostOrDoubled(before);
      kept.activity().assertNoneLostOrDoubled(before);
      assertThat(kept.counted()).isEqualTo(kept.activity().ids().size());
      restored.start();
      resendTo(restored);
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(2));
      assertThat(restored.terminate()).isZero();
      Set<String> all = new HashSet<>(sent());
      all.addAll(others);
      kept.assertEachOnce(all);
    }
  }

  @Override
  public void close() {
    one.close();
    shop.close();
  }
}
