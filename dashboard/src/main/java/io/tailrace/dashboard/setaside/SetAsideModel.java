package io.tailrace.dashboard.setaside;

import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.PagerLinks;
import java.util.List;

/**
 * What the page of dead letters or of quarantine shows. Immutable.
 *
 * @param empty whether nothing is set aside at all
 * @param groups by cause
 * @param items those that the filter leaves
 * @param changes what can be done with these; none where the visitor may not
 * @param notice why there are none; empty = there are
 */
public record SetAsideModel(
    SetAsideWords words,
    boolean empty,
    DataTable groups,
    FilterBar filter,
    DataTable items,
    PagerLinks pager,
    List<ChangeForm> changes,
    String notice) {

  public SetAsideModel {
    changes = List.copyOf(changes);
  }
}
