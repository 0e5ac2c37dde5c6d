package io.tailrace.testkit.sink;

import io.tailrace.core.sink.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes sinks to be tried, and looks at what they did. */
public interface TrialSinks {

  /** A sink, not open yet, on whatever earlier sinks left in this folder. */
  Sink on(Path folder) throws Exception;

  /**
   * The event ids of what this open sink has committed, each as often as it is there, in any order.
   */
  List<String> effect(Sink sink) throws Exception;

  /**
   * Whether it has its effect first and commits after it, as what has no transaction must: then one
   * who was overtaken may still have an effect, but no position.
   */
  default boolean commitsAfterItsEffect() {
    return false;
  }

  /**
   * Copies what a crash would leave of this folder now, while a sink is open on it. A sink that
   * keeps its effect elsewhere crashes it in its own way.
   */
  default Path crashed(Path folder, Path copy) throws IOException {
    return FolderCopy.of(folder, copy);
  }
}
