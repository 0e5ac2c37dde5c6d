package io.tailrace.dashboard.setaside;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.BulkResult;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Selection;
import io.tailrace.operations.groups.CauseGroups;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where things wait that were set aside. Implementations are safe for use by many threads. */
interface SetAsideSource {

  /** What it is called and says. */
  SetAsideWords words();

  /** By cause, of one place or of all. */
  CauseGroups.Answer groups(@Nullable String place)
      throws OperationException, LogUnavailableException, StoreUnavailableException;

  /** A part of the list. */
  Listed list(Selection selection, long after, int limit)
      throws OperationException, LogUnavailableException, StoreUnavailableException;

  /** One, whole. */
  SetAsideItem show(String id)
      throws OperationException, LogUnavailableException, StoreUnavailableException;

  BulkResult replay(Selection selection, boolean dryRun)
      throws OperationException, LogUnavailableException, StoreUnavailableException;

  BulkResult discard(Selection selection, boolean dryRun)
      throws OperationException, LogUnavailableException, StoreUnavailableException;

  /**
   * A part of a list. Immutable.
   *
   * @param more whether there are others past the last one
   */
  record Listed(List<SetAsideItem> items, boolean more) {
    public Listed {
      items = List.copyOf(items);
    }
  }
}
