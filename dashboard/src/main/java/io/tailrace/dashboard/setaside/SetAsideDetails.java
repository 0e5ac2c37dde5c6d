package io.tailrace.dashboard.setaside;

import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.DataTable;
import java.util.List;

/**
 * What the page of one dead letter or quarantined body shows. Immutable.
 *
 * @param back to the list
 * @param facts about it, name by name
 * @param body as text; of bytes that are none, in base64
 * @param bodyNote how much of it is shown, and how
 * @param changes what can be done with it; none where the visitor may not
 */
public record SetAsideDetails(
    String back, DataTable facts, String body, String bodyNote, List<ChangeForm> changes) {

  public SetAsideDetails {
    changes = List.copyOf(changes);
  }
}
