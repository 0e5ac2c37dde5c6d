package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.log.Pins;
import io.tailrace.core.sqlite.NotAtRestException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;

/**
 * What consumers must remember, in {@code consumers.db} beside the log. Dead letters, notes, gaps,
 * replays and runs survive a power failure; positions and marks survive the process, and a power
 * failure may set them back by a moment. Opening never fails: while the file cannot be used, every
 * call says so. Safe for use by many threads.
 */
public final class SqliteConsumerStore implements ConsumerStore {
  private final StoreAccess file;
  private final Set<String> sinks;

  private SqliteConsumerStore(StoreAccess file, Set<String> sinks) {
    this.file = file;
    this.sinks = sinks;
  }

  static Path file(Path folder) {
    return folder.resolve("consumers.db");
  }

  /** Opens the store in this data folder for these configured sinks; only they pin the log. */
  public static SqliteConsumerStore open(Path folder, Collection<String> sinks) {
    return new SqliteConsumerStore(new StoreFile(file(folder)), Set.copyOf(sinks));
  }

  /**
   * Reads the store of a folder that no process has; what would change it is refused.
   *
   * @throws NotAtRestException it cannot be read without being written to
   */
  public static SqliteConsumerStore atRest(Path folder, Collection<String> sinks)
      throws NotAtRestException {
    Path file = file(folder);
    return new SqliteConsumerStore(
        new RestingStore(RestingFile.open(file, StoreSchema.SCHEMA)), Set.copyOf(sinks));
  }

  @Override
  public PositionStore positions() {
    return new SqlitePositions(file);
  }

  @Override
  public SinkNotes notes() {
    return new SqliteNotes(file);
  }

  @Override
  public DeadLetters deadLetters() {
    return new SqliteDeadLetters(file);
  }

  @Override
  public Replays replays() {
    return new SqliteReplays(file);
  }

  @Override
  public Runs runs() {
    return new SqliteRuns(file);
  }

  @Override
  public Pins pins() {
    return new SqlitePins(file, sinks);
  }

  @Override
  public void close() {
    file.close();
  }
}
