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
  private static final String WAREHOUSE = "warehouse.duckdb";
  private static final List<String> SYNCED_BY_COMMITS =
      List.of("log.db-wal", "database.db-wal", "warehouse.duckdb.wal", "consumers.db-wal");
  private static final List<String> READ_BY_OTHERS = List.of("log.db", "database.db");
  private static final List<String> SYNCED_AT_THE_END = List.of(WAREHOUSE, "consumers.db");
  private static final int LIVES = 5;
  private static final int LIVES_LETTING_GO = 3;

  private final SimulatedDisk disk;
  private final Random random;
  private final long seed;
  private Mutant mutant;
  private Trickle trickle;
  private long moment;

  /**
   * @param below an empty folder, for all of it
   */
  PowerLossScene(Path below, long seed) throws IOException {
    this.disk = new SimulatedDisk(below.resolve("data"), below.resolve("beside"));
    this.random = new Random(seed);
    this.seed = seed;
  }

  /** With this in place of the product, for negative controls. */
  PowerLossScene(Path below, Mutant mutant) throws IOException {
    this(below, 1);
    this.mutant = mutant;
  }

  /** What happens to a server while events come. */
  interface Play {
    void play(PowerLossScene scene) throws Exception;
  }

  /** Some lives. */
  void play() throws Exception {
    play(Place.inFolder(), server -> live(server, LIVES));
  }

  /** One that ends, and another that goes on. */
  void playBriefly() throws Exception {
    play(Place.inFolder(), server -> live(server, 1));
  }

  /**
   * The same, and in each a sync of a commit fails, and one of a checkpoint while it works or while
   * it closes.
   */
  void playWithFailedSyncs() throws Exception {
    play(Place.inFolder(), this::liveWithFailedSyncs);
  }

  /** One life in which a checkpoint's sync of this file fails, in the worst of all ways. */
  void playFailing(String file) throws Exception {
    play(Place.inFolder(), server -> failBehindReader(file));
  }

  /** One life in which the disk has so little room that the log lets go of all that it may. */
  void playLettingGo() throws Exception {
    play(
        lettingGo(),
        server -> {
          awaitLetGo(Set.of());
          moment = disk.now();
          trickle.awaitMore(40);
        });
  }

  /** Some such lives, in which syncs of the warehouse fail: while it works, and as it closes. */
  void playLettingGoWithFailedSyncs() throws Exception {
    play(lettingGo().with("TAILRACE_CONSUMER_MAX_BACKOFF", "1s"), this::liveLettingGo);
  }

  /** One such life, and then a checkpoint of the warehouse that fails, again and again. */
  void playLettingGoAndFailing() throws Exception {
    play(
        lettingGo().with("TAILRACE_CONSUMER_MAX_BACKOFF", "1s"),
        server -> {
          awaitLetGo(Set.of());
          failCheckpoints(6);
          moment = disk.now();
          trickle.awaitMore(40);
        });
  }

  private static Place lettingGo() {
    return Place.inFolder().with("TAILRACE_LOG_MIN_FREE", "100TiB");
  }

  private interface Lives {
    void live(ServerProcess server) throws Exception;
  }

  private void play(Place usual, Lives lives) throws Exception {
    Place place = usual;
    for (Map.Entry<String, String> variable : disk.environment().entrySet()) {
      place = place.with(variable.getKey(), variable.getValue());
    }
    try (ServerProcess server = process(place).start();
        Trickle events = Trickle.start(server.webhook(), this::now)) {
      trickle = events;
      lives.live(server);
      trickle.awaitMore(20);
      trickle.end();
      new Status(disk.folder()).awaitCaughtUp(Duration.ofMinutes(2));
      server.terminate();
    }
  }

  private ServerProcess process(Place place) throws IOException {
    ServerProcess server = place.server(disk.folder());
    return mutant == null ? server : server.as(mutant);
  }

  private void live(ServerProcess server, int lives) throws Exception {
    for (int life = 0; life < lives; life++) {
      trickle.awaitMore(40);
      end(server);
      server.start();
    }
  }

  private void liveWithFailedSyncs(ServerProcess server) throws Exception {
    for (String file : READ_BY_OTHERS) {
      failACommit();
      failBehindReader(file);
      end(server);
      server.start();
    }
    for (String file : SYNCED_AT_THE_END) {
      failACommit();
      disk.failSyncs(file, 1 + random.nextInt(3));
      end(server);
      server.start();
    }
  }

  private void failACommit() throws Exception {
    trickle.awaitMore(40);
    String file = SYNCED_BY_COMMITS.get(random.nextInt(SYNCED_BY_COMMITS.size()));
    disk.failSyncs(file, 1 + random.nextInt(3));
    TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
  }

  private void failBehindReader(String file) throws Exception {
    trickle.awaitMore(40);
    new FailedCheckpoint(disk).of(file);
    trickle.awaitMore(40);
  }

  private void liveLettingGo(ServerProcess server) throws Exception {
    for (int life = 0; life < LIVES_LETTING_GO; life++) {
      Set<String> before = answeredBy(Long.MAX_VALUE);
      trickle.awaitMore(40);
      failCheckpoints(1 + random.nextInt(3));
      awaitLetGo(before);
      disk.failSyncs(WAREHOUSE, 1 + random.nextInt(4));
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
      server.terminate();
      server.start();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
      disk.failSyncs("", 0);
    }
  }

  private void failCheckpoints(int times) throws Exception {
    int before = disk.failedSyncs();
    disk.failSyncs(WAREHOUSE, times);
    Until.isSo("checkpoints failed", () -> disk.failedSyncs() >= before + times);
  }

  private void awaitLetGo(Set<String> longAgo) throws Exception {
    Kept kept = new Kept(disk.folder());
    Until.isSo("the log lets go", () -> !longAgo.containsAll(lost(kept)));
  }

  /** Of what had been answered before the log was asked. */
  private Set<String> lost(Kept kept) throws Exception {
    Set<String> answered = answeredBy(Long.MAX_VALUE);
    return kept.log().lost(answered);
  }

  /**
   * Never by a kill: it may come between what was done and its entry in the journal, and then the
   * disk that is made again is none that ever was. Losses of power end lives as abruptly.
   */
  private void end(ServerProcess server) throws Exception {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
    server.terminate();
    disk.failSyncs("", 0);
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

  /** The moment that it was played for: the log had let go of something. */
  long moment() {
    return moment;
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
