package io.tailrace.core.log;

import java.util.List;
import java.util.Map;

/** What retention asks of the sinks' positions. Safe for use by many threads. */
public interface Pins {

  /**
   * By configured sink, the lowest offset of this partition that it still needs; 0 for one that has
   * no position yet. A sink that is not configured is not here and pins nothing.
   */
  Map<String, Long> floors(int partition) throws LogUnavailableException;

  /** Writes down, durably and before the records go, that a sink will never see them. */
  void detached(Gap gap) throws LogUnavailableException;

  /** The gaps written down so far, oldest first. */
  List<Gap> gaps() throws LogUnavailableException;
}
