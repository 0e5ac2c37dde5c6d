package io.tailrace.guarantee;

import io.tailrace.testkit.disk.PowerLosses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Opens what losses of power leave of a scene's folder, in this process, by the real log and sinks,
 * and now and then by a server of its own; then looks for each event that was answered. For one
 * thread.
 */
final class AfterPowerLoss implements PowerLosses.Finder {
  private static final int PROCESS_EVERY = 40;
  private final PowerLossScene scene;
  private final Duration patience;
  private final Check check;
  private final List<String> faults = new ArrayList<>();
  private int looked;

  /**
   * @param patience with sinks that do not catch up
   */
  AfterPowerLoss(PowerLossScene scene, Duration patience, Check check) {
    this.scene = scene;
    this.patience = patience;
    this.check = check;
  }

  /** What must hold of a folder once its sinks have caught up. */
  interface Check {
    void check(Kept kept, Set<String> answered) throws Exception;

    /** What is done to it before it is opened. */
    default void prepare(Path folder) throws IOException {}
  }

  /** Log, warehouse and database have the same events, each once, and among them all answered. */
  static final Check ALL_IS_THERE =
      (kept, answered) -> {
        Rows log = kept.log();
        log.assertNoneLostOrDoubled(answered);
        kept.assertEachOnce(log.ids());
      };

  /**
   * The same without the log, which has let go of some, and after DuckDB's write-ahead log is lost:
   * behind its last sync a loss of power may damage it, and then none of it counts.
   */
  static final Check ALL_WAS_DELIVERED =
      new Check() {
        @Override
        public void prepare(Path folder) throws IOException {
          Files.deleteIfExists(folder.resolve("warehouse.duckdb.wal"));
        }

        @Override
        public void check(Kept kept, Set<String> answered) throws Exception {
          Rows warehouse = kept.warehouse();
          warehouse.assertNoneLostOrDoubled(answered);
          kept.assertInDatabaseOnce(warehouse.ids());
        }
      };

  @Override
  public void find(PowerLosses.Found found) throws Exception {
    try {
      check.prepare(found.folder());
      start(found.folder());
      check.check(new Kept(found.folder()), scene.answeredBy(found.moment()));
    } catch (Exception | AssertionError e) {
      faults.add(found + ": " + e);
      System.out.println(found + ": " + e);
    }
    delete(found.folder());
  }

  private void start(Path folder) throws Exception {
    if (++looked % PROCESS_EVERY != 0) {
      StartedOn.folder(folder, patience);
      return;
    }
    try (ServerProcess server = ServerProcess.of(folder).start()) {
      new Status(folder).awaitCaughtUp(patience);
      server.terminate();
    }
  }

  /** What was lost or doubled, and where. */
  List<String> faults() {
    return faults;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
