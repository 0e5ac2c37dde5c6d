package io.tailrace.customerio.appapi;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks Customer.io's App API over HTTP. Calls block; all calls of one client together keep its
 * limit of requests a second, so make one for each workspace and share it. Safe to share between
 * threads.
 */
public final class AppApiClient implements AppApi {
  private static final int MAX_SUPPRESSIONS = 1000;

  private final Calls calls;
  private final Metrics metrics;
  private final AtomicLong leftOut = new AtomicLong();

  public AppApiClient(AppApiSettings settings) {
    this.calls = new Calls(settings);
    this.metrics = new Metrics(calls, settings.clock());
  }

  @Override
  public Series metrics(MessageSource source, MetricsQuery query) {
    return metrics.of(source, query);
  }

  @Override
  public List<LinkClicks> links(MessageSource source, LinksQuery query) {
    return metrics.links(source, query);
  }

  @Override
  public Series journeyMetrics(long campaignId, JourneyQuery query) {
    return metrics.journeys(campaignId, query);
  }

  @Override
  public Stream<AppApiPage<Message>> messagePages(MessageQuery query) {
    return PagedItems.stream(start -> messages(query.resumedAt(start).request()), query.start());
  }

  /** Of millions, one that has no id is left out and counted: the others are worth having. */
  private AppApiPage<Message> messages(Request request) {
    Fields answer = calls.objectWith("messages", request);
    List<Fields> all = answer.objects("messages");
    List<Message> items =
        all.stream().filter(each -> each.text("id") != null).map(Message::read).toList();
    return new AppApiPage<>(items, answer.text("next"), all.size() - items.size());
  }

  @Override
  public Message message(String deliveryId) {
    Request request = Request.get("/v1/messages/{}", required(deliveryId, "a delivery's id"));
    Fields message = calls.objectWith("message", request).object("message");
    return item(request, message, Message::read);
  }

  @Override
  public long leftOut() {
    return leftOut.get();
  }

  @Override
  public Stream<Campaign> campaigns() {
    return all(Request.get("/v1/campaigns"), "campaigns", Campaign::read);
  }

  @Override
  public Stream<MessageAction> campaignActions(long campaignId) {
    Request request = Request.get("/v1/campaigns/{}/actions", campaignId);
    return all(request, "actions", MessageAction::read);
  }

  @Override
  public Stream<Campaign> broadcasts() {
    return all(Request.get("/v1/broadcasts"), "broadcasts", Campaign::read);
  }

  @Override
  public Stream<MessageAction> broadcastActions(long broadcastId) {
    Request request = Request.get("/v1/broadcasts/{}/actions", broadcastId);
    return all(request, "actions", MessageAction::read);
  }

  @Override
  public Stream<Newsletter> newsletters() {
    return all(Request.get("/v1/newsletters"), "newsletters", Newsletter::read);
  }

  @Override
  public Stream<MessageAction> newsletterContents(long newsletterId) {
    Request request = Request.get("/v1/newsletters/{}/contents", newsletterId);
    return all(request, "contents", MessageAction::read);
  }

  @Override
  public Stream<TransactionalMessage> transactionalMessages() {
    return all(Request.get("/v1/transactional"), "messages", TransactionalMessage::read);
  }

  @Override
  public List<WorkspaceUsage> workspaces() {
    return all(Request.get("/v1/workspaces"), "workspaces", WorkspaceUsage::read).toList();
  }

  @Override
  public List<String> ipAddresses() {
    Request request = Request.get("/v1/info/ip_addresses");
    return calls.objectWith("ip_addresses", request).texts("ip_addresses");
  }

  @Override
  public List<ReportingWebhook> reportingWebhooks() {
    Request request = Request.get("/v1/reporting_webhooks");
    return all(request, "reporting_webhooks", ReportingWebhook::read).toList();
  }

  @Override
  public ReportingWebhook reportingWebhook(long id) {
    return webhook(Request.get("/v1/reporting_webhooks/{}", id));
  }

  @Override
  public ReportingWebhook createReportingWebhook(ReportingWebhook.Settings settings) {
    settings.requireComplete();
    return webhook(Request.post("/v1/reporting_webhooks").withBody(settings.json()));
  }

  @Override
  public ReportingWebhook updateReportingWebhook(long id, ReportingWebhook.Settings settings) {
    settings.requireComplete();
    return webhook(Request.put("/v1/reporting_webhooks/{}", id).withBody(settings.json()));
  }

  private ReportingWebhook webhook(Request request) {
    return item(request, calls.object(request), ReportingWebhook::read);
  }

  @Override
  public void deleteReportingWebhook(long id) {
    calls.answer(Request.delete("/v1/reporting_webhooks/{}", id));
  }

  @Override
  public FoundSuppressions findSuppressions(String email) {
    Request request = Request.get("/v1/esp/search_suppression/{}", address(email));
    Fields found = calls.objectWith("suppressions", request);
    return new FoundSuppressions(
        found.text("category"),
        found.objects("suppressions").stream().map(Suppression::read).toList());
  }

  /** This list counts in place of handing out a {@code next}. */
  @Override
  public Stream<Suppression> suppressions(Suppression.Type type) {
    String path = "/v1/esp/suppression/" + type.apiName();
    return PagedItems.items(
        start -> {
          int offset = start == null ? 0 : Integer.parseInt(start);
          Request request =
              Request.get(path).with("limit", MAX_SUPPRESSIONS).with("offset", offset);
          List<Suppression> found = suppressions(request).items();
          return new AppApiPage<>(found, found.isEmpty() ? null : "" + (offset + found.size()));
        });
  }

  @Override
  public Stream<Suppression> suppressions(Suppression.Type type, String domain) {
    String path = "/v1/esp/domains/{}/suppression/" + type.apiName();
    Request request = Request.get(path, required(domain, "a sending domain"));
    return PagedItems.items(
        start -> suppressions(request.with("limit", MAX_SUPPRESSIONS).with("start", start)));
  }

  private AppApiPage<Suppression> suppressions(Request request) {
    Fields found = calls.objectWith("suppressions", request);
    return new AppApiPage<>(
        found.objects("suppressions").stream().map(Suppression::read).toList(), found.text("next"));
  }

  @Override
  public void suppress(Suppression.Type type, String email) {
    String path = "/v1/esp/suppression/" + type.apiName() + "/{}";
    calls.answer(Request.post(path, address(email)).mayBeRepeated());
  }

  @Override
  public void unsuppress(Suppression.Type type, String email) {
    String path = "/v1/esp/suppression/" + type.apiName() + "/{}";
    calls.answer(Request.delete(path, address(email)));
  }

  /** Lists that have but one page have no {@code next} either. */
  private <T> Stream<T> all(Request request, String field, Function<Fields, T> read) {
    return PagedItems.items(start -> page(request.with("start", start), field, read));
  }

  private <T> AppApiPage<T> page(Request request, String field, Function<Fields, T> read) {
    Fields answer = calls.objectWith(field, request);
    List<Fields> all = answer.objects(field);
    // Of everything here but messages the id is a number.
    List<T> items = all.stream().filter(each -> each.id("id") != null).map(read).toList();
    int unreadable = all.size() - items.size();
    leftOut.addAndGet(unreadable);
    return new AppApiPage<>(items, answer.text("next"), unreadable);
  }

  private <T> T item(Request request, Fields fields, Function<Fields, T> read) {
    if (fields.text("id") == null || (fields.id("id") == null && !isMessages(request))) {
      throw calls.unreadable(request, "something that has no id");
    }
    return read.apply(fields);
  }

  private static boolean isMessages(Request request) {
    return request.target().startsWith("/v1/messages");
  }

  private static String required(String value, String what) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("Give " + what + "; it is empty.");
    }
    return value;
  }

  private static String address(String email) {
    if (required(email, "an e-mail address").indexOf('@') < 1) {
      throw new IllegalArgumentException("An e-mail address has an @ behind a name.");
    }
    return email;
  }
}
