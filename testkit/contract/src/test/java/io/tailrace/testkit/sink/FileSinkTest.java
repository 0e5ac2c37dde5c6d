package io.tailrace.testkit.sink;

import io.tailrace.core.sink.Sink;
import java.nio.file.Path;
import java.util.List;

/** The contract can be kept. */
class FileSinkTest extends SinkContract {
  @Override
  public Sink on(Path folder) {
    return new FileSink(folder);
  }

  @Override
  public List<String> effect(Sink sink) {
    return ((FileSink) sink)
        .state.effect.stream().map(line -> line.substring(line.indexOf('/') + 1)).toList();
  }
}
