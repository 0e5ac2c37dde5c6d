package io.tailrace.guarantee;

import io.tailrace.testkit.disk.PowerLosses;
import io.tailrace.testkit.disk.SimulatedDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Some lives of a real server on a simulated disk: it receives, is stopped, and starts again, while
 * syncs fail or do not. For one thread.
 */
final class PowerLossScene implements AutoCloseable {
  private static final List<String> SYNCED_BY_COMMITS =
      List.of("log.db-wal", "database.db-wal", "warehouse.duckdb.wal", "consumers.db-wal");
  private static final List<String> SYNCED_BY_CHECKPOINTS =
      List.of("log.db", "database.db", "warehouse.duckdb", "consumers.db");
  private static final int WHILE_WORKING = 2;
  private static final int LIVES = 5;

  private final SimulatedDisk disk;
  private final Random random;
  private final long seed;
  private final boolean syncsFail;
  private Trickle trickle;

  /**
   * @param below an empty folder, for all of it
   */
  PowerLossScene(Path below, long seed, boolean syncsFail) throws IOException {
    this.disk = new SimulatedDisk(below.resolve("data"), below.resolve("beside"));
    this.random = new Random(seed);
    this.seed = seed;
    this.syncsFail = syncsFail;
  }

  /** All of them, one after the other. */
  PowerLossScene play() throws Exception {
    Place place = Place.inFolder();
    for (Map.Entry<String, String> variable : disk.environment().entrySet()) {
      place = place.with(variable.getKey(), variable.getValue());
    }
    try (ServerProcess server = place.server(disk.folder()).start();
        Trickle events = Trickle.start(server.webhook(), this::now)) {
      trickle = events;
      for (int life = 0; life < LIVES; life++) {
        live(life);
        end(server);
        server.start();
      }
      trickle.awaitMore(20);
      trickle.end();
      new Status(disk.folder()).awaitCaughtUp(Duration.ofMinutes(2));
      server.terminate();
    }
    return this;
  }

  /** A sync of a commit fails while it works, and one of a checkpoint then or while it closes. */
  private void live(int life) throws Exception {
    trickle.awaitMore(40);
    if (syncsFail && life < SYNCED_BY_CHECKPOINTS.size()) {
      failSyncs(SYNCED_BY_COMMITS.get(random.nextInt(SYNCED_BY_COMMITS.size())));
      TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
      int failed = disk.failedSyncs();
      failSyncs(SYNCED_BY_CHECKPOINTS.get(life));
      if (life < WHILE_WORKING) {
        trickle.hurry(true);
        awaitFailure(failed);
        trickle.hurry(false);
      }
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
  }

  /** The log's checkpoints come every five seconds, and are overtaken by whoever writes on. */
  private void awaitFailure(int before) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
    while (disk.failedSyncs() == before && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /**
   * Never by a kill: it may come between what was done and its entry in the journal, and then the
   * disk that is made again is none that ever was. Losses of power end lives as abruptly.
   */
  private void end(ServerProcess server) throws Exception {
    server.terminate();
    disk.failSyncs("", 0);
  }

  private void failSyncs(String file) throws IOException {
    disk.failSyncs(file, 1 + random.nextInt(3));
  }

  private long now() {
    try {
      return disk.now();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int failedSyncs() throws IOException {
    return disk.failedSyncs();
  }

  /** What had been answered by this moment of the disk. */
  Set<String> answeredBy(long moment) {
    return trickle.answeredBy(moment);
  }

  PowerLosses losses() {
    return disk.losses(seed);
  }

  PowerLosses lossesWithoutSyncs() {
    return disk.lossesWithoutSyncs(seed);
  }

  @Override
  public void close() throws IOException {
    disk.close();
  }
}
