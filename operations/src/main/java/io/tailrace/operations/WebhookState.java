package io.tailrace.operations;

import io.tailrace.customerio.appapi.ReportingWebhook;
import io.tailrace.customerio.appapi.SubscriptionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A reporting webhook and what was, or would be, done to it. Immutable.
 *
 * @param outcome one of {@link Outcome}, in lower snake case
 * @param webhook as it is, or would be
 * @param changes what is or would be set differently
 * @param ipAddresses that Customer.io sends from, for a firewall
 */
public record WebhookState(
    String outcome, Webhook webhook, List<Change> changes, List<String> ipAddresses) {

  WebhookState(Outcome outcome, Webhook webhook, List<Change> changes, List<String> ipAddresses) {
    this(outcome.name().toLowerCase(Locale.ROOT), webhook, changes, ipAddresses);
  }

  /** What became of it. */
  enum Outcome {
    WOULD_CREATE,
    CREATED,
    UNCHANGED,
    WOULD_CHANGE,
    CHANGED,
    WOULD_ENABLE,
    ENABLED,
    ALREADY_ENABLED
  }

  /**
   * As Customer.io has it. Immutable.
   *
   * @param id null = it is not there yet
   * @param name as Customer.io shows it
   * @param endpoint the address that it sends to
   * @param disabled whether it is switched off
   * @param fullResolution whether it sends every open and click
   * @param withContent whether it sends whole messages
   * @param events which it sends
   * @param notSent the known events that it does not send
   */
  public record Webhook(
      @Nullable Long id,
      @Nullable String name,
      @Nullable String endpoint,
      boolean disabled,
      boolean fullResolution,
      boolean withContent,
      List<String> events,
      List<String> notSent) {

    static Webhook of(@Nullable Long id, ReportingWebhook.Settings settings) {
      List<String> notSent = new ArrayList<>(SubscriptionNames.all());
      notSent.removeAll(settings.events());
      return new Webhook(
          id,
          settings.name(),
          settings.endpoint(),
          settings.disabled(),
          settings.fullResolution(),
          settings.withContent(),
          settings.events(),
          notSent);
    }
  }

  /**
   * One setting that differs. Immutable.
   *
   * @param setting which
   * @param from as it is
   * @param to as it would be
   */
  public record Change(String setting, String from, String to) {

    static List<Change> between(ReportingWebhook.Settings is, ReportingWebhook.Settings wanted) {
      List<Change> changes = new ArrayList<>();
      add(changes, "full_resolution", is.fullResolution(), wanted.fullResolution());
      add(changes, "with_content", is.withContent(), wanted.withContent());
      add(changes, "events", String.join(",", is.events()), String.join(",", wanted.events()));
      return changes;
    }

    private static void add(List<Change> changes, String setting, Object from, Object to) {
      if (!from.equals(to)) {
        changes.add(new Change(setting, from.toString(), to.toString()));
      }
    }
  }
}
