package io.tailrace.dashboard.page;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.OperationException;
import java.util.List;

/** What a stream says next, asked again and again by the one thread that reads for all streams. */
@FunctionalInterface
public interface StreamSource {

  /**
   * Those since it was asked last; none if there is nothing to say. Never waits.
   *
   * @param turn counts up; the same for all streams that are asked one after the other
   */
  List<StreamMessage> next(long turn) throws LogUnavailableException, OperationException;
}
