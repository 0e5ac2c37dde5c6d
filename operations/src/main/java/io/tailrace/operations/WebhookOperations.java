package io.tailrace.operations;

import io.tailrace.customerio.SigningKey;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.AppApiException;
import io.tailrace.customerio.appapi.Category;
import io.tailrace.customerio.appapi.ReportingWebhook;
import io.tailrace.customerio.appapi.ReportingWebhook.Settings;
import io.tailrace.customerio.appapi.SubscriptionNames;
import io.tailrace.operations.WebhookState.Change;
import io.tailrace.operations.WebhookState.Outcome;
import io.tailrace.operations.WebhookState.Webhook;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Registers the reporting webhook with Customer.io, switched off, and switches it on once its
 * address has proved that it answers. Safe for use by many threads.
 */
public final class WebhookOperations {
  private final Workspaces workspaces;
  private final EndpointProof proof;

  /** Makes one. */
  public WebhookOperations(Workspaces workspaces, EndpointProof proof) {
    this.workspaces = workspaces;
    this.proof = proof;
  }

  /**
   * Finds or creates it.
   *
   * @param dryRun whether only to say what would be done
   */
  public WebhookState connect(ConnectQuestion question, boolean dryRun) throws OperationException {
    AppApi api = workspaces.appApi(question.feed());
    WebhookAddress address = WebhookAddress.of(question.url(), question.feed());
    ReportingWebhook found = only(AppApiAnswer.of(api::reportingWebhooks), address);
    List<String> ipAddresses = AppApiAnswer.of(api::ipAddresses);
    return found == null
        ? create(api, question.fresh(address.uri()), ipAddresses, dryRun)
        : change(api, found, question.applied(found.settings()), ipAddresses, dryRun);
  }

  /** Two would send everything twice, and which to change is not ours to say. */
  private static @Nullable ReportingWebhook only(List<ReportingWebhook> all, WebhookAddress address)
      throws OperationException {
    List<ReportingWebhook> found =
        all.stream().filter(it -> address.isSameAs(it.settings().endpoint())).toList();
    if (found.size() > 1) {
      throw OperationException.refused(
          "Several reporting webhooks send to this address, so each event comes more than once: "
              + found.stream()
                  .map(it -> it.id() + " \"" + it.settings().name() + "\"")
                  .collect(Collectors.joining(", "))
              + ". Delete all but one in Customer.io, and run this again.");
    }
    return found.isEmpty() ? null : found.get(0);
  }

  private static WebhookState create(
      AppApi api, Settings settings, List<String> ipAddresses, boolean dryRun)
      throws OperationException {
    if (dryRun) {
      return new WebhookState(
          Outcome.WOULD_CREATE, Webhook.of(null, settings), List.of(), ipAddresses);
    }
    ReportingWebhook made =
        AppApiAnswer.of(() -> orWithListed(settings, api::createReportingWebhook));
    return new WebhookState(
        Outcome.CREATED, Webhook.of(made.id(), made.settings()), List.of(), ipAddresses);
  }

  private static WebhookState change(
      AppApi api, ReportingWebhook found, Settings wanted, List<String> ips, boolean dryRun)
      throws OperationException {
    List<Change> changes = Change.between(found.settings(), wanted);
    if (changes.isEmpty() || dryRun) {
      Outcome outcome = changes.isEmpty() ? Outcome.UNCHANGED : Outcome.WOULD_CHANGE;
      return new WebhookState(outcome, Webhook.of(found.id(), found.settings()), changes, ips);
    }
    ReportingWebhook changed =
        AppApiAnswer.of(
            () ->
                orWithListed(wanted, settings -> api.updateReportingWebhook(found.id(), settings)));
    return new WebhookState(
        Outcome.CHANGED, Webhook.of(changed.id(), changed.settings()), changes, ips);
  }

  /**
   * One unknown name has the whole request refused, so what no reference lists is left out then.
   */
  private static ReportingWebhook orWithListed(
      Settings settings, Function<Settings, ReportingWebhook> call) {
    List<String> listed =
        settings.events().stream().filter(SubscriptionNames.documented()::contains).toList();
    try {
      return call.apply(settings);
    } catch (AppApiException e) {
      if (e.category() != Category.REFUSED
          || listed.isEmpty()
          || listed.size() == settings.events().size()) {
        throw e;
      }
      return call.apply(settings.withEvents(listed));
    }
  }

  /**
   * Switches it on, once its address has answered a signed request as Tailrace does.
   *
   * @param dryRun whether only to prove and not to switch
   */
  public WebhookState enable(String feed, long id, boolean dryRun) throws OperationException {
    AppApi api = workspaces.appApi(feed);
    List<SigningKey> keys = workspaces.signingKeys(feed);
    ReportingWebhook webhook = AppApiAnswer.of(() -> api.reportingWebhook(id));
    WebhookAddress address = WebhookAddress.of(webhook.settings().endpoint(), feed);
    proof.prove(address.uri(), keys.get(0), feed);
    List<String> ipAddresses = AppApiAnswer.of(api::ipAddresses);
    if (!webhook.settings().disabled() || dryRun) {
      Outcome outcome =
          webhook.settings().disabled() ? Outcome.WOULD_ENABLE : Outcome.ALREADY_ENABLED;
      return new WebhookState(outcome, Webhook.of(id, webhook.settings()), List.of(), ipAddresses);
    }
    Settings on = webhook.settings().withDisabled(false);
    ReportingWebhook enabled = AppApiAnswer.of(() -> api.updateReportingWebhook(id, on));
    return new WebhookState(
        Outcome.ENABLED, Webhook.of(id, enabled.settings()), List.of(), ipAddresses);
  }
}
