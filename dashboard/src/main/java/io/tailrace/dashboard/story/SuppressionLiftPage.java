package io.tailrace.dashboard.story;

import io.tailrace.admin.PathTemplate;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.FilterField;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.SuppressionOperations;
import io.tailrace.operations.SuppressionOperations.LiftRequest;
import io.tailrace.operations.SuppressionOperations.Lifted;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /people/{person}/lift}: lets a suppressed address be written to again, and keeps who
 * said so and why. Safe for use by many threads.
 */
final class SuppressionLiftPage implements DashboardPage {
  private final SuppressionOperations suppressions;

  SuppressionLiftPage(OperationContext parts) {
    this.suppressions = new SuppressionOperations(parts);
  }

  /**
   * The button, which stands beside the address.
   *
   * @param person whose page it stands on
   * @param fields {@code feed}, {@code address} and {@code type}
   */
  static ChangeForm form(String person, Map<String, String> fields) {
    return new ChangeForm(
        "/people/" + PathTemplate.encoded(person) + "/lift",
        "Let " + StoryWords.channel(String.valueOf(fields.get("type"))) + " go there again",
        fields,
        false);
  }

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    String address = request.text("address", "");
    String why = request.text("why", "");
    boolean dryRun = request.flag("dry_run");
    if (!dryRun && why.isBlank()) {
      throw OperationException.wrongRequest("Say why it may be written to again.");
    }
    Lifted lifted =
        suppressions.lift(
            new LiftRequest(
                address, request.feed(), request.text("type"), request.visitor().name(), why),
            dryRun);
    return dryRun
        ? new PageFragment("component/plan.jte", plan(request, lifted))
        : new PageFragment("component/outcome.jte", outcome(address, lifted));
  }

  private static ChangePlan plan(PageRequest request, Lifted lifted) {
    Map<String, String> fields =
        Map.of(
            "feed", request.text("feed", ""),
            "address", request.text("address", ""),
            "type", request.text("type", ""));
    return new ChangePlan(
        form(request.segment("person"), fields),
        lifted.lifted().size(),
        "The address may be written to again, until a later event suppresses it anew. Your name, the"
            + " time and the reason are kept. Customer.io has a list of its own, which this does not"
            + " change.",
        lifted.lifted().stream().map(SuppressionLiftPage::line).toList(),
        false,
        List.of(FilterField.text("why", "Why?", "", "she wrote to us")));
  }

  private static String line(Map<String, Object> row) {
    return row.get("address")
        + ", "
        + row.get("object_type")
        + ": "
        + row.get("reason")
        + " since "
        + row.get("since");
  }

  private static ChangeOutcome outcome(String address, Lifted lifted) {
    return lifted.lifted().isEmpty()
        ? new ChangeOutcome(Tone.WARN, "Nothing suppresses " + address + " any more.", List.of())
        : new ChangeOutcome(
            Tone.OK,
            Numbers.of(lifted.lifted().size(), "suppression") + " of " + address + " lifted.",
            List.of());
  }
}
