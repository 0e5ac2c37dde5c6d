package io.tailrace.cli;

import io.tailrace.operations.Report.OwnFigures;
import java.util.ArrayList;
import java.util.List;

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

  void print(OwnFigures webhooks) {
    if (webhooks.missing() != null) {
      shell
          .out()
          .println("No figures from webhooks beside it: " + ValueText.of(webhooks.missing()));
      return;
    }
    shell
        .out()
        .println(
            "Beside what webhooks told (events came here since %s), from %s on:"
                .formatted(
                    ValueText.of(webhooks.since()),
                    ValueText.of(webhooks.buckets().get(0).get("start"))));
    List<List<String>> rows = rows(webhooks);
    new Table(TITLES, List.of(false, true, true, true), rows, shell.terminal().width(), Style.PLAIN)
        .print(shell.out());
    if (rows.stream().anyMatch(row -> !row.get(3).equals("0"))) {
      reasons();
    }
    shell.out().println();
  }

  private static List<List<String>> rows(OwnFigures webhooks) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : FIGURES) {
      long theirs = webhooks.appApi().getOrDefault(name, 0L);
      long ours = webhooks.totals().getOrDefault(name, 0L);
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
