package io.tailrace.log.sqlite;

import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.log.TrialLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A {@link SqliteLog} under the contract. A crash copies the files as the system has them, while
 * the log is open, and opens the copy: what a kill would leave.
 */
final class SqliteTrial implements TrialLog {
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE / 2);
  private final Path root;
  private final Retention retention;
  private final Pins pins;
  private final InstantSource clock;
  private Path folder;
  private SqliteLog log;
  private int crashes;

  SqliteTrial(Path root, Retention retention, Pins pins, InstantSource clock) throws IOException {
    this.root = root;
    this.retention = retention;
    this.pins = pins;
    this.clock = clock;
    this.folder = Files.createDirectories(root.resolve("0"));
    open();
  }

  private void open() {
    log = SqliteLog.open(settings(), pins, clock);
  }

  private SqliteLogSettings settings() {
    return SqliteLogSettings.in(folder)
        .withRetention(retention)
        .withDisk(new SqliteLogSettings.Disk(64L << 20, 0, any -> free.get(), 0));
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void reopen() {
    log.close();
    open();
  }

  @Override
  public void crash() throws IOException {
    Path after = Files.createDirectory(root.resolve(String.valueOf(++crashes)));
    for (String name : new String[] {"log.db", "log.db-wal"}) {
      Files.copy(folder.resolve(name), after.resolve(name));
    }
    log.close();
    folder = after;
    open();
  }

  @Override
  public void retain() throws Exception {
    log.retain();
  }

  @Override
  public void freeBytes(long bytes) {
    free.set(bytes);
  }

  @Override
  public void close() {
    log.close();
  }
}
