package io.tailrace.testkit.sink;

import io.tailrace.core.log.Position;
import java.nio.file.Path;

/** Reads its position when it is taken over, and keeps nobody out by that. For one thread. */
final class UnclaimedSink extends FileSink {
  UnclaimedSink(Path folder) {
    super(folder);
  }

  @Override
  public Position claim(Position first, long epoch) {
    return committed(first.partition()).orElse(first);
  }
}
