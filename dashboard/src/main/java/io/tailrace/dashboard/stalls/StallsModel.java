package io.tailrace.dashboard.stalls;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.StatCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of stalls shows. Immutable.
 *
 * @param chart null if there is nothing in the time range
 * @param stalls null if there are none
 * @param late the hours with late events; null if there are none
 * @param empty in place of the stalls, where there are none
 * @param notes how to read it
 */
public record StallsModel(
    List<StatCard> cards,
    @Nullable StallChart chart,
    @Nullable DataTable stalls,
    @Nullable DataTable late,
    EmptyState empty,
    List<String> notes) {

  public StallsModel {
    cards = List.copyOf(cards);
    notes = List.copyOf(notes);
  }
}
