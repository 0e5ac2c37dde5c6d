package io.tailrace.dashboard.setaside;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.BulkResult;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.QuarantineOperations;
import io.tailrace.operations.QuarantineView;
import io.tailrace.operations.Selection;
import io.tailrace.operations.groups.CauseGroups;
import org.jspecify.annotations.Nullable;

/**
 * The verified bodies that could not be read. The log may come later than the pages, so it is asked
 * for each time. Safe for use by many threads.
 */
record QuarantineSource(OperationContext parts) implements SetAsideSource {

  private QuarantineOperations quarantine() {
    return new QuarantineOperations(parts);
  }

  @Override
  public SetAsideWords words() {
    return SetAsideWords.QUARANTINE;
  }

  @Override
  public CauseGroups.Answer groups(@Nullable String place) throws LogUnavailableException {
    return quarantine().groups(place);
  }

  @Override
  public Listed list(Selection selection, long after, int limit) throws LogUnavailableException {
    QuarantineOperations.Page page = quarantine().list(selection, after, limit);
    return new Listed(
        page.quarantined().stream().map(QuarantineSource::item).toList(), page.more());
  }

  @Override
  public SetAsideItem show(String id) throws LogUnavailableException, OperationException {
    return item(quarantine().show(id));
  }

  @Override
  public BulkResult replay(Selection selection, boolean dryRun)
      throws LogUnavailableException, OperationException {
    return quarantine().replay(selection, dryRun);
  }

  @Override
  public BulkResult discard(Selection selection, boolean dryRun)
      throws LogUnavailableException, OperationException {
    return quarantine().discard(selection, dryRun);
  }

  private static SetAsideItem item(QuarantineView view) {
    return new SetAsideItem(
        view.id(), view.feed(), view.detail(), 0, view.receivedAt(), view.event(), view.body());
  }
}
