package io.tailrace.testkit.sink;

import io.tailrace.core.sink.SharedSink;
import io.tailrace.core.sink.Sink;
import java.nio.file.Path;
import java.util.List;

/** A sink that partitions share keeps every promise of the one under it. */
class SharedSinkTest extends SinkContract {
  private FileSink under;

  @Override
  public Sink on(Path folder) {
    under = new FileSink(folder);
    return new SharedSink(under).forPartition();
  }

  @Override
  public List<String> effect(Sink sink) {
    return new FileSinkTest().effect(under);
  }
}
