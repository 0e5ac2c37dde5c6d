package io.tailrace.cli;

import io.tailrace.core.FeedPath;
import io.tailrace.customerio.appapi.SubscriptionNames;
import io.tailrace.operations.WebhookState;
import io.tailrace.operations.WebhookState.Change;
import io.tailrace.operations.WebhookState.Webhook;
import io.tailrace.server.config.FeedConfig;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a reporting webhook, and what to do next. Immutable. */
record ConnectText(Shell shell) {
  private static final int FEW = 6;

  void print(WebhookState connection, String feed) {
    if (connection.outcome().equals("would_change")) {
      changes(connection);
      line("Nothing was changed.");
      return;
    }
    Webhook webhook = connection.webhook();
    line(said(connection.outcome(), ValueText.of(webhook.id())));
    settings(webhook);
    List<String> addresses = texts(connection.ipAddresses());
    line("  sent from   " + String.join(", ", addresses) + " (let them through a firewall)");
    next(connection, feed);
  }

  /** What would be set differently. */
  void changes(WebhookState connection) {
    line(
        "Reporting webhook " + ValueText.of(connection.webhook().id()) + " is there, and differs:");
    for (Change change : connection.changes()) {
      line("  %s: %s".formatted(ValueText.of(change.setting()), difference(change)));
    }
  }

  private static String difference(Change change) {
    if (!ValueText.of(change.setting()).equals("events")) {
      return ValueText.of(change.from()) + " → " + ValueText.of(change.to());
    }
    List<String> from = List.of(ValueText.of(change.from()).split(",", -1));
    List<String> to = List.of(ValueText.of(change.to()).split(",", -1));
    return "more: " + without(to, from) + "; no more: " + without(from, to);
  }

  private static String without(List<String> some, List<String> others) {
    List<String> left = some.stream().filter(name -> !others.contains(name)).toList();
    return left.isEmpty() ? "none" : few(left);
  }

  private static String few(List<String> names) {
    String shown = names.stream().limit(FEW).collect(Collectors.joining(", "));
    return names.size() <= FEW ? shown : shown + " and " + (names.size() - FEW) + " more";
  }

  private static String said(String outcome, String id) {
    return switch (outcome) {
      case "would_create" -> "Would create this reporting webhook, switched off:";
      case "created" -> "Created reporting webhook " + id + ", switched off: nothing is sent yet.";
      case "unchanged" -> "Reporting webhook " + id + " is there already. Nothing was changed.";
      case "changed" -> "Changed reporting webhook " + id + ":";
      case "would_enable" -> "The address answers. Would switch on reporting webhook " + id + ":";
      case "enabled" -> "The address answers, and reporting webhook " + id + " is switched on:";
      default -> "The address answers. Reporting webhook " + id + " was on already:";
    };
  }

  private void settings(Webhook webhook) {
    line("  sends to    " + ValueText.of(webhook.endpoint()));
    line("  switched    " + (webhook.disabled() ? "off" : "on"));
    line(
        "  opens       "
            + (webhook.fullResolution()
                ? "every open and click"
                : "only the first open and click of a delivery (--full-resolution: every one)"));
    line("  messages    " + (webhook.withContent() ? "whole" : "without content"));
    List<String> notSent = texts(webhook.notSent());
    line(
        "  events      "
            + webhook.events().size()
            + (notSent.isEmpty()
                ? ", all that are known"
                : " of " + SubscriptionNames.all().size() + "; not " + few(notSent)));
  }

  private void next(WebhookState connection, String feed) {
    Webhook webhook = connection.webhook();
    line("");
    if (!webhook.disabled()) {
      line(
          "Next: 'tailrace status' and 'tailrace tail' show what comes. Customer.io's own page of"
              + " the");
      line("webhook must show the same signing key as is set here: no API tells it.");
      return;
    }
    boolean usual = feed.equals(FeedPath.DEFAULT_FEED);
    line("Next:");
    line(
        "  1. Copy its signing key. Customer.io shows it in one place only: Data & Integrations →");
    line("     Integrations → Reporting Webhooks → this webhook.");
    line(
        "  2. Give it to Tailrace as signing-keys"
            + (usual ? "" : " of feed " + feed)
            + " ("
            + FeedConfig.variable(feed, "signing-keys-file")
            + " names a");
    line("     file), and start 'tailrace serve', or restart it.");
    line(
        "  3. tailrace connect --enable "
            + (webhook.id() == null ? "ID" : ValueText.of(webhook.id()))
            + (usual ? "" : " --feed " + feed));
    line("     It proves that the address answers by that key, and then switches the webhook on.");
  }

  private static List<String> texts(List<String> values) {
    return values.stream().map(Outside::line).toList();
  }

  private void line(String text) {
    shell.out().println(text);
  }
}
