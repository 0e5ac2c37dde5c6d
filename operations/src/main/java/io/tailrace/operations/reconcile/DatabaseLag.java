package io.tailrace.operations.reconcile;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.pipeline.PartitionStatus;
import io.tailrace.pipeline.SinkView;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether the database has passed where the log ended at some moment. What happens later does not
 * matter: it is looked for in the database after that. For one thread.
 */
final class DatabaseLag {
  private final OperationContext parts;
  private final Map<Integer, Long> ends = new HashMap<>();

  private DatabaseLag(OperationContext parts) {
    this.parts = parts;
  }

  /** From now on. */
  static DatabaseLag from(OperationContext parts) throws LogUnavailableException {
    DatabaseLag lag = new DatabaseLag(parts);
    for (int partition = 0; partition < parts.log().reader().partitions(); partition++) {
      lag.ends.put(partition, parts.log().reader().range(partition).end());
    }
    return lag;
  }

  boolean passed() throws LogUnavailableException, OperationException, StoreUnavailableException {
    Map<Integer, Position> positions = new HashMap<>();
    for (PartitionStatus standing : database().standings().read()) {
      positions.put(standing.partition(), standing.position());
    }
    for (Map.Entry<Integer, Long> end : ends.entrySet()) {
      Position position = positions.get(end.getKey());
      boolean nothing = parts.log().reader().range(end.getKey()).start() >= end.getValue();
      if (position == null ? !nothing : position.floor() < end.getValue()) {
        return false;
      }
    }
    return true;
  }

  private SinkView database() throws OperationException {
    return parts.sink("database");
  }
}
