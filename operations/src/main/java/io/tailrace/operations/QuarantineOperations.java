package io.tailrace.operations;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Quarantine.Resolution;
import io.tailrace.operations.groups.CauseGroups;
import io.tailrace.operations.groups.GroupedRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the verified bodies that could not be read, reads them again with what is understood
 * now, or lets them go. Safe for use by many threads.
 */
public final class QuarantineOperations {
  private static final String DISCARDED = "discarded";
  private final OperationContext parts;
  private final QuarantinePick pick;
  private final SecondReading secondReading;

  public QuarantineOperations(OperationContext parts) {
    this.parts = parts;
    this.pick = new QuarantinePick(parts.log());
    this.secondReading = new SecondReading(parts.log(), parts.clock());
  }

  /**
   * Some unresolved quarantined bodies.
   *
   * @param quarantined those of this page, oldest first
   * @param more whether there are others past the last one
   */
  public record Page(List<QuarantineView> quarantined, boolean more) {}

  /** Those of a feed and a reason past an offset, oldest first; ids are not looked at. */
  public Page list(Selection selection, long afterOffset, int limit)
      throws LogUnavailableException {
    List<QuarantineView> found = new ArrayList<>();
    pick.visitMatching(
        selection,
        afterOffset,
        picked -> {
          found.add(QuarantineView.of(picked.id(), picked.found(), false));
          return found.size() <= limit;
        });
    boolean more = found.size() > limit;
    return new Page(more ? found.subList(0, limit) : found, more);
  }

  /** The unresolved ones of a feed, or of all, by cause. */
  public CauseGroups.Answer groups(@Nullable String feed) throws LogUnavailableException {
    CauseGroups groups = new CauseGroups();
    boolean all = pick.visitMatching(Selection.at(feed), 0, it -> groups.add(grouped(it)));
    return groups.answer(!all);
  }

  private static GroupedRecord grouped(QuarantinePick.Picked picked) {
    LogRecord record = picked.found();
    return new GroupedRecord(
        picked.id(), record.feed(), record.knownReason().detail(), record.receivedAt());
  }

  /** One, whole. */
  public QuarantineView show(String id) throws LogUnavailableException, OperationException {
    LogRecord record =
        pick.find(id)
            .orElseThrow(
                () -> OperationException.notFound("There is no quarantined body " + id + "."));
    return QuarantineView.of(pick.id(record), record, true);
  }

  /** Reads them again; those that can be read now are appended under their own event id. */
  public BulkResult replay(Selection selection, boolean dryRun)
      throws LogUnavailableException, OperationException {
    List<ItemOutcome> outcomes = new ArrayList<>();
    pick.visit(
        selection,
        picked ->
            outcomes.add(
                picked.record() == null
                    ? notFound(picked.id())
                    : secondReading.read(picked.id(), picked.record(), dryRun)));
    return BulkResult.of(
        dryRun, outcomes, SecondReading.REPLAYED, "Each sink takes them like any new event.");
  }

  /** Lets them go: the log's retention may take them. */
  public BulkResult discard(Selection selection, boolean dryRun)
      throws LogUnavailableException, OperationException {
    List<ItemOutcome> outcomes = new ArrayList<>();
    pick.visit(selection, picked -> outcomes.add(discard(picked, dryRun)));
    return BulkResult.of(dryRun, outcomes, DISCARDED, null);
  }

  private ItemOutcome discard(QuarantinePick.Picked picked, boolean dryRun)
      throws LogUnavailableException {
    LogRecord record = picked.record();
    boolean there =
        record != null
            && (dryRun
                || parts
                    .log()
                    .quarantine()
                    .resolve(
                        record.feed(),
                        record.key(),
                        Resolution.DISCARDED,
                        parts.clock().instant()));
    return there ? new ItemOutcome(picked.id(), DISCARDED, null) : notFound(picked.id());
  }

  private static ItemOutcome notFound(String id) {
    return new ItemOutcome(id, "not_found", "there is no unresolved quarantined body with this id");
  }
}
