package io.tailrace.dashboard.requests;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.FilterField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of failed requests shows. Immutable.
 *
 * @param requests null if there are none
 * @param empty in their place
 * @param bodies of those that were verified and could not be kept
 * @param samples where the form of samples is sent
 * @param sampleFields of that form
 */
public record FailedRequestsModel(
    FilterBar filter,
    @Nullable DataTable requests,
    EmptyState empty,
    List<Body> bodies,
    String samples,
    List<FilterField> sampleFields) {

  public FailedRequestsModel {
    bodies = List.copyOf(bodies);
    sampleFields = List.copyOf(sampleFields);
  }

  /**
   * The beginning of a body.
   *
   * @param title when it came, and what happened
   * @param head with addresses masked
   */
  public record Body(String title, String head) {}
}
