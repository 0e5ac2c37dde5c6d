package io.tailrace.testkit.sink;

import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkUnavailableException;
import java.nio.file.Path;
import java.util.List;

/** Commits rows first and the position after them, as many loaders do. For one thread. */
final class TwoStepSink extends FileSink {
  TwoStepSink(Path folder) {
    super(folder);
  }

  @Override
  public List<Rejection> write(Batch batch) throws SinkUnavailableException {
    addEffect(batch);
    state.write();
    fence(batch.next().partition(), batch.epoch());
    state.positions.put(batch.next().partition(), batch.next());
    state.epochs.put(batch.next().partition(), batch.epoch());
    state.write();
    return List.of();
  }
}
