package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.Runs;
import io.tailrace.core.log.Pins;
import java.nio.file.Path;
import java.util.Set;

/**
 * The small store beside the log: {@code consumers.db} in the data folder. A file of its own, so
 * that neither a full log nor a sick database stops it. Opening never fails: a file that cannot be
 * used makes its calls unavailable until it can. Safe for use by many threads.
 */
public final class SqliteConsumerStore implements ConsumerStore {
  private final StoreFile file;
  private final Set<String> sinks;

  private SqliteConsumerStore(StoreFile file, Set<String> sinks) {
    this.file = file;
    this.sinks = Set.copyOf(sinks);
  }

  /**
   * Opens the store in this folder, or makes it.
   *
   * @param sinks the names of the configured ones: only they pin records in the log
   */
  public static SqliteConsumerStore open(Path folder, Set<String> sinks) {
    return new SqliteConsumerStore(new StoreFile(folder.resolve("consumers.db")), sinks);
  }

  @Override
  public PositionStore positions() {
    return new StoredPositions(file);
  }

  @Override
  public DeadLetters deadLetters() {
    return new StoredDeadLetters(file);
  }

  @Override
  public Replays replays() {
    return new StoredReplays(file);
  }

  @Override
  public Runs runs() {
    return new StoredRuns(file);
  }

  @Override
  public Pins pins() {
    return new StoredPins(file, sinks);
  }

  @Override
  public void close() {
    file.close();
  }
}
