package io.tailrace.log.sqlite;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.log.AppendLoad;
import io.tailrace.core.log.LogUnavailableException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

/** What the threads of one log share. Immutable; each part says who may use it. */
record LogParts(
    SqliteLogSettings settings,
    SteadyClock clock,
    AppendQueue queue,
    LogState state,
    EndSignal end,
    AppendLoad load,
    Counters counters,
    Checkpoints checkpoints,
    EndMark mark,
    Room room)
    implements OpenFile {

  static LogParts of(SqliteLogSettings settings, InstantSource clock) {
    LogState state = new LogState();
    return new LogParts(
        settings,
        SteadyClock.of(clock),
        new AppendQueue(settings.queue()),
        state,
        new EndSignal(),
        new AppendLoad(),
        new Counters(),
        new Checkpoints(settings, state),
        new EndMark(settings.folder()),
        new Room(settings));
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
