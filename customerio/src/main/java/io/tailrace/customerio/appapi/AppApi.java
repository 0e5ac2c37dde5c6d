package io.tailrace.customerio.appapi;

import java.util.List;
import java.util.stream.Stream;

/**
 * Customer.io's App API, as far as reporting needs it. {@link AppApiClient} asks the real one,
 * {@link InMemoryAppApi} is for tests of what uses it. Wrong arguments are an {@link
 * IllegalArgumentException} before anything is sent; whatever else fails is an {@link
 * AppApiException}. Streams read page after page while they are consumed. Implementations are safe
 * to share between threads, streams are not.
 */
public interface AppApi {
  /** What became of the messages of one source. */
  Series metrics(MessageSource source, MetricsQuery query);

  /** Clicks on each link of one source. */
  List<LinkClicks> links(MessageSource source, LinksQuery query);

  /** People on their way through a campaign: {@code started}, {@code finished} and so on. */
  Series journeyMetrics(long campaignId, JourneyQuery query);

  /** The whole workspace, for which the API has no series: the sum of one call for each source. */
  default Deliveries deliveries(MetricsQuery.Last query) {
    return new DeliveriesSum(this, query).read();
  }

  /** Deliveries in pages, whose {@code next} allows to go on later. */
  Stream<AppApiPage<Message>> messagePages(MessageQuery query);

  /** Deliveries, one by one. */
  default Stream<Message> messages(MessageQuery query) {
    return messagePages(query).flatMap(page -> page.items().stream());
  }

  /** One delivery. */
  Message message(String deliveryId);

  /**
   * How many items of the lists here had no id and were left out, since this was made; those of
   * {@link #messagePages} stand in each page.
   */
  default long leftOut() {
    return 0;
  }

  Stream<Campaign> campaigns();

  Stream<MessageAction> campaignActions(long campaignId);

  Stream<Campaign> broadcasts();

  Stream<MessageAction> broadcastActions(long broadcastId);

  Stream<Newsletter> newsletters();

  Stream<MessageAction> newsletterContents(long newsletterId);

  Stream<TransactionalMessage> transactionalMessages();

  /** The account's workspaces; also the cheapest way to find out whether a key is right. */
  List<WorkspaceUsage> workspaces();

  /** Where messages and reporting webhooks come from, for a firewall. */
  List<String> ipAddresses();

  List<ReportingWebhook> reportingWebhooks();

  ReportingWebhook reportingWebhook(long id);

  /** Not repeated when nobody knows what became of it: that could make two. */
  ReportingWebhook createReportingWebhook(ReportingWebhook.Settings settings);

  /** Replaces all settings. */
  ReportingWebhook updateReportingWebhook(long id, ReportingWebhook.Settings settings);

  void deleteReportingWebhook(long id);

  /** Whether and why Customer.io's mail server sends nothing to an address. */
  FoundSuppressions findSuppressions(String email);

  Stream<Suppression> suppressions(Suppression.Type type);

  /** Those of one sending domain; faster, where there are many. */
  Stream<Suppression> suppressions(Suppression.Type type, String domain);

  /** At the mail server alone: the person stays in the workspace. */
  void suppress(Suppression.Type type, String email);

  void unsuppress(Suppression.Type type, String email);
}
