package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.sink.SinkWith;
import io.tailrace.testkit.sink.TrialSinks;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Warehouses that commit the position, and then the rows: a negative control. */
final class PositionFirst implements TrialSinks {
  @Override
  public Sink on(Path folder) {
    Sink sink = new DuckDbSink(folder, InstantSource.system());
    return SinkWith.write(
        sink,
        batch -> {
          sink.write(new Batch(List.of(), batch.next(), batch.epoch(), false));
          return sink.write(batch);
        });
  }

  @Override
  public List<String> effect(Sink sink) throws Exception {
    return Rows.eventIds((DuckDbSink) ((SinkWith) sink).sink());
  }
}
