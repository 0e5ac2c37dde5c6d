package io.tailrace.testkit.sink;

import io.tailrace.core.sink.Sink;
import java.nio.file.Path;

/** Not run by itself: it must fail, says {@link NegativeControlTest}. */
class UnclaimedSinkContract extends FileSinkTest {
  @Override
  public Sink on(Path folder) {
    return new UnclaimedSink(folder);
  }
}
