package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import io.tailrace.operations.reconcile.Cause;
import io.tailrace.operations.reconcile.RunReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints what is missing while it is read: JSON and CSV one by one, the table by cause, source and
 * metric. For one thread.
 */
final class MissingOutput {
  private static final List<ListColumn> COLUMNS =
      Stream.of(
              "delivery_id",
              "object_type",
              "metric",
              "timestamp",
              "campaign_id",
              "broadcast_id",
              "newsletter_id",
              "transactional_message_id",
              "action_id",
              "cause")
          .map(ListColumn::of)
          .toList();
  private final Shell shell;
  private final PrintStream out;
  private String separator = "";

  MissingOutput(Shell shell) {
    this.shell = shell;
    this.out = shell.out();
  }

  void print(Comparison comparison, RunReport end, Format format)
      throws CommandFailedException, IOException {
    switch (format) {
      case JSON -> json(comparison, end);
      case CSV -> {
        Csv.line(COLUMNS.stream().map(ListColumn::title).toList(), out);
        comparison.missing(gap -> csv(ApiJson.tree(gap)));
      }
      case TABLE -> {
        MissingTable table = new MissingTable();
        comparison.missing(table::add);
        table.print(shell);
      }
    }
  }

  private void csv(JsonNode gap) {
    Csv.line(COLUMNS.stream().map(each -> ValueText.exact(each.in(gap))).toList(), out);
  }

  private void json(Comparison comparison, RunReport end)
      throws CommandFailedException, IOException {
    JsonNode all = ApiJson.tree(end);
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("feed", "from", "to", "checked", "causes", "not_observable")) {
      head.set(name, all.path(name));
    }
    String text = head.toString();
    out.print(Outside.json(text.substring(0, text.length() - 1) + ",\"missing\":["));
    comparison.missing(
        gap -> {
          out.print(Outside.json(separator + "\n" + ApiJson.tree(gap)));
          separator = ",";
        });
    out.println("]}");
  }

  /** How many of the missing events will not arrive without help. */
  static long gaps(RunReport end) {
    return end.missing() - coming(end);
  }

  private static long coming(RunReport end) {
    return end.causes().entrySet().stream()
        .filter(cause -> Cause.of(cause.getKey()).coming())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The end in a sentence or two, for people. */
  static void summary(RunReport end, Shell shell) {
    RunReport.Checked checked = end.checked();
    shell.say(
        "Checked %s with %s: %s."
            .formatted(
                ValueText.count(checked.deliveries(), "delivery"),
                ValueText.count(checked.metrics(), "metric"),
                found(end)));
    long unreadable = checked.unreadable();
    if (unreadable > 0) {
      shell.say(
          "Customer.io told of %s without an id or a type, which cannot be compared."
              .formatted(ValueText.count(unreadable, "delivery")));
    }
    end.causes().entrySet().forEach(cause -> shell.say(line(cause)));
    List<String> unseen =
        end.notObservable().entrySet().stream()
            .filter(each -> each.getValue() > 0)
            .map(MissingOutput::counted)
            .toList();
    if (!unseen.isEmpty()) {
      shell.say(
          "The App API cannot show "
              + String.join(", ", unseen)
              + ", which are here; they are not compared.");
    }
  }

  private static String found(RunReport end) {
    String coming = ValueText.count(coming(end)) + " that should still arrive";
    if (gaps(end) > 0) {
      return ValueText.count(gaps(end)) + " missing" + (coming(end) > 0 ? ", and " + coming : "");
    }
    return "nothing is missing" + (coming(end) > 0 ? " but " + coming : "");
  }

  private static String line(Map.Entry<String, Long> cause) {
    return "  %s: %s (%s)"
        .formatted(
            cause.getKey(), ValueText.count(cause.getValue()), Cause.of(cause.getKey()).meaning());
  }

  private static String counted(Map.Entry<String, Long> unseen) {
    return ValueText.count(unseen.getValue()) + " " + unseen.getKey().replace('_', ' ');
  }
}
