package io.tailrace.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Our own figures beside Customer.io's, and why they may differ. Immutable. */
record WebhooksText(Shell shell) {
  private static final List<String> FIGURES =
      List.of(
          "sent",
          "delivered",
          "opened",
          "human_opened",
          "clicked",
          "human_clicked",
          "bounced",
          "spammed");
  private static final List<String> TITLES = List.of("", "CUSTOMER.IO", "WEBHOOKS", "DIFFERENCE");

  void print(JsonNode webhooks) {
    String missing = ValueText.of(webhooks.path("missing"));
    if (!missing.isEmpty()) {
      shell.out().println("No figures from webhooks beside it: " + missing);
      return;
    }
    JsonNode buckets = webhooks.path("buckets");
    shell
        .out()
        .println(
            "Beside what webhooks told (events came here since %s), from %s on:"
                .formatted(
                    ValueText.of(webhooks.path("since")),
                    ValueText.of(buckets.path(0).path("start"))));
    List<List<String>> rows = rows(webhooks);
    new Table(TITLES, List.of(false, true, true, true), rows, shell.terminal().width(), Style.PLAIN)
        .print(shell.out());
    if (rows.stream().anyMatch(row -> !row.get(3).equals("0"))) {
      reasons();
    }
    shell.out().println();
  }

  private static List<List<String>> rows(JsonNode webhooks) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : FIGURES) {
      long theirs = webhooks.path("app_api").path(name).asLong();
      long ours = webhooks.path("totals").path(name).asLong();
      String difference = (ours > theirs ? "+" : "") + ValueText.count(ours - theirs);
      rows.add(
          List.of(
              name.replace('_', ' '), ValueText.count(theirs), ValueText.count(ours), difference));
    }
    return rows;
  }

  private void reasons() {
    for (String reason :
        List.of(
            "The newest events may still be on their way. Customer.io puts an open or click into"
                + " the",
            "period its message was made in, we into the one it happened in. It counts a message",
            "once; a webhook with full resolution tells every open and click. 'opened' has those"
                + " by",
            "machines too: compare human opens.")) {
      shell.out().println("  " + reason);
    }
  }
}
