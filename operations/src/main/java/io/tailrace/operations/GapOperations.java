package io.tailrace.operations;

import io.tailrace.core.log.Gap;
import io.tailrace.core.log.LogUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what sinks have lost, and notes that somebody knows of it. Safe for use by many threads.
 */
public final class GapOperations {
  private static final String ACKNOWLEDGED = "acknowledged";
  private final OperationContext parts;

  public GapOperations(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * Some gaps.
   *
   * @param gaps each of them
   */
  public record Listed(List<GapView> gaps) {}

  /**
   * Those of a sink, oldest first.
   *
   * @param sink null = any
   * @param withAcknowledged also those that somebody has taken notice of
   */
  public Listed list(@Nullable String sink, boolean withAcknowledged)
      throws LogUnavailableException {
    return new Listed(
        parts.store().pins().gaps().stream()
            .filter(gap -> sink == null || gap.sink().equals(sink))
            .filter(gap -> withAcknowledged || gap.isOpen())
            .map(GapView::of)
            .toList());
  }

  /**
   * Notes that somebody has taken notice: from then on they fail no status.
   *
   * @param selection its reason is a part of the cause, as code or as text
   * @param by who
   */
  public BulkResult acknowledge(Selection selection, String by, boolean dryRun)
      throws LogUnavailableException, OperationException {
    selection.requireSomething();
    var noted = new Gap.Noted(by, parts.clock().instant());
    List<ItemOutcome> outcomes = new ArrayList<>();
    for (String id : selection.byId() ? selection.ids() : matching(selection)) {
      Optional<Gap> gap = open(id);
      boolean there =
          gap.isPresent() && (dryRun || parts.store().pins().acknowledge(gap.get().id(), noted));
      outcomes.add(
          there
              ? new ItemOutcome(id, ACKNOWLEDGED, null)
              : new ItemOutcome(id, "not_found", "there is no open gap of this number"));
    }
    return BulkResult.of(dryRun, outcomes, ACKNOWLEDGED, null);
  }

  private List<String> matching(Selection selection) throws LogUnavailableException {
    return parts.store().pins().gaps().stream()
        .filter(Gap::isOpen)
        .filter(gap -> selection.place() == null || gap.sink().equals(selection.place()))
        .filter(gap -> selection.hasReason(gap.cause().code() + " " + gap.cause().text()))
        .map(gap -> String.valueOf(gap.id()))
        .toList();
  }

  private Optional<Gap> open(String id) throws LogUnavailableException {
    return parts.store().pins().gaps().stream()
        .filter(gap -> gap.isOpen() && String.valueOf(gap.id()).equals(id))
        .findFirst();
  }
}
