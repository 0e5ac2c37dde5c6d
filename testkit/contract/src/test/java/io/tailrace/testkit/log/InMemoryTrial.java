package io.tailrace.testkit.log;

import io.tailrace.core.log.EventLog;

/** An {@link InMemoryLog} under its contract. Used by one thread. */
final class InMemoryTrial implements TrialLog {
  private InMemoryLog log;

  InMemoryTrial(InMemoryLog log) {
    this.log = log;
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void reopen() {
    log = log.reopen();
  }

  @Override
  public void crash() {
    log = log.crash();
  }

  @Override
  public void retain() throws Exception {
    log.retain();
  }

  @Override
  public void freeBytes(long bytes) {
    log.freeBytes(bytes);
  }

  @Override
  public void close() {
    log.close();
  }
}
