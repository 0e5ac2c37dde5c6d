package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.sink.SinkContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** So does the one that can be held between two batches. */
class HeldSinkTest extends SinkContract {
  @Override
  public Sink on(Path folder) {
    return new HeldSink(new DuckDbSink(folder, InstantSource.system()));
  }

  @Override
  public List<String> effect(Sink sink) throws Exception {
    return Rows.eventIds(((HeldSink) sink).held());
  }
}
