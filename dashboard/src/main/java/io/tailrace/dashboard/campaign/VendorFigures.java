package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.DataTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customer.io's own figures beside ours. Immutable.
 *
 * @param sentence what they are of, and by which day each side counts; or why there are none
 * @param table null = there are none
 * @param notes what to know about them
 */
public record VendorFigures(String sentence, @Nullable DataTable table, List<String> notes) {
  public VendorFigures {
    notes = List.copyOf(notes);
  }
}
