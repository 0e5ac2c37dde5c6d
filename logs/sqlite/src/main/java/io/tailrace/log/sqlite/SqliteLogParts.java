package io.tailrace.log.sqlite;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.log.AppendLoad;
import io.tailrace.core.log.LogUnavailableException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

/** What the threads of one log share. Immutable; each part says who may use it. */
record SqliteLogParts(
    SqliteLogSettings settings,
    SteadyClock clock,
    SqliteAppendQueue queue,
    LogState state,
    EndSignal end,
    AppendLoad load,
    SqliteCounters counters,
    SqliteCheckpoints checkpoints,
    EndMark mark,
    DiskRoom room)
    implements OpenFile {

  static SqliteLogParts of(SqliteLogSettings settings, InstantSource clock) {
    LogState state = new LogState();
    return new SqliteLogParts(
        settings,
        SteadyClock.of(clock),
        new SqliteAppendQueue(settings.queue()),
        state,
        new EndSignal(),
        new AppendLoad(),
        new SqliteCounters(),
        new SqliteCheckpoints(settings, state),
        new EndMark(settings.folder()),
        new DiskRoom(settings));
  }

  @Override
  public UUID logId() throws LogUnavailableException {
    return state.forReading().logId();
  }

  @Override
  public ReadPool readers() throws LogUnavailableException {
    return state.forReading().readers();
  }

  @Override
  public Path file() {
    return settings.file();
  }

  @Override
  public boolean await(long offset, long nanos) throws InterruptedException {
    return end.await(offset, nanos);
  }

  /** Has the writer do it, and waits until it is durable. */
  void submit(WriteRequest request) throws LogUnavailableException {
    if (state.fault() != null) {
      throw new LogUnavailableException(state.refusal(), state.fault());
    }
    queue.offer(request);
    request.await();
  }
}
