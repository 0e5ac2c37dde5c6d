package io.tailrace.dashboard.component;

import java.util.Map;

/**
 * A button that changes something: first it asks what would happen, shows that in a dialog, and
 * does it only when that is confirmed. Its page is asked by POST with {@code dry_run=true}, and
 * answers a {@link ChangePlan}; then without it, and answers a {@link ChangeOutcome}. Immutable.
 *
 * @param action path that is posted to
 * @param button what it says, as in {@code Replay…}
 * @param fields that are sent, by name
 * @param danger whether something is lost by it
 */
public record ChangeForm(String action, String button, Map<String, String> fields, boolean danger) {
  public ChangeForm {
    fields = Map.copyOf(fields);
  }
}
