package io.tailrace.dashboard.setaside;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.operations.BulkResult;
import io.tailrace.operations.DeadLetterOperations;
import io.tailrace.operations.DeadLetterView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Selection;
import io.tailrace.operations.groups.CauseGroups;
import org.jspecify.annotations.Nullable;

/** The records that sinks rejected for good. Safe for use by many threads. */
record DeadLetterSource(DeadLetterOperations letters) implements SetAsideSource {

  @Override
  public SetAsideWords words() {
    return SetAsideWords.DEAD_LETTERS;
  }

  @Override
  public CauseGroups.Answer groups(@Nullable String place)
      throws StoreUnavailableException, OperationException {
    return letters.groups(place);
  }

  @Override
  public Listed list(Selection selection, long after, int limit)
      throws StoreUnavailableException, OperationException {
    DeadLetterOperations.Page page = letters.list(selection, after, limit);
    return new Listed(
        page.deadLetters().stream().map(DeadLetterSource::item).toList(), page.more());
  }

  @Override
  public SetAsideItem show(String id) throws StoreUnavailableException, OperationException {
    return item(letters.show(id));
  }

  @Override
  public BulkResult replay(Selection selection, boolean dryRun)
      throws StoreUnavailableException, OperationException {
    return letters.replay(selection, dryRun);
  }

  @Override
  public BulkResult discard(Selection selection, boolean dryRun)
      throws StoreUnavailableException, OperationException {
    return letters.discard(selection, dryRun);
  }

  private static SetAsideItem item(DeadLetterView letter) {
    return new SetAsideItem(
        Long.toString(letter.id()),
        letter.sink(),
        letter.reason(),
        letter.attempts(),
        letter.at(),
        letter.record(),
        letter.body());
  }
}
