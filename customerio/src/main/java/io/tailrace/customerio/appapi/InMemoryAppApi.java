package io.tailrace.customerio.appapi;

import io.tailrace.customerio.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An App API that knows what it was told, to test what uses one. It checks arguments as the client
 * does. It needs no network, waits for nothing and never fails but for what it was not told. Safe
 * to share between threads.
 */
public final class InMemoryAppApi implements AppApi {
  private final Map<MessageSource, Series> series = new LinkedHashMap<>();
  private final Map<MessageSource, List<LinkClicks>> links = new LinkedHashMap<>();
  private final Map<Long, Series> journeys = new LinkedHashMap<>();
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Map<Long, Campaign> campaigns = new LinkedHashMap<>();
  private final Map<Long, Campaign> broadcasts = new LinkedHashMap<>();
  private final Map<Long, Newsletter> newsletters = new LinkedHashMap<>();
  private final Map<Long, TransactionalMessage> transactional = new LinkedHashMap<>();
  private final Map<MessageSource, List<MessageAction>> parts = new LinkedHashMap<>();
  private final Map<Long, ReportingWebhook> webhooks = new LinkedHashMap<>();
  private final Map<Suppression.Type, Set<String>> suppressed =
      new EnumMap<>(Suppression.Type.class);
  private long lastWebhookId;

  /** Whatever is asked about that source's metrics, this is the answer. */
  public synchronized InMemoryAppApi put(MessageSource source, Series answer) {
    series.put(source, answer);
    return this;
  }

  public synchronized InMemoryAppApi putLinks(MessageSource source, List<LinkClicks> answer) {
    links.put(source, List.copyOf(answer));
    return this;
  }

  public synchronized InMemoryAppApi putJourneys(long campaignId, Series answer) {
    journeys.put(campaignId, answer);
    return this;
  }

  /** Adds a message, or replaces the state of a known one. */
  public synchronized InMemoryAppApi put(Message message) {
    messages.put(message.id(), message);
    return this;
  }

  public synchronized InMemoryAppApi putCampaign(Campaign campaign, MessageAction... actions) {
    campaigns.put(campaign.id(), campaign);
    parts.put(MessageSource.campaign(campaign.id()), List.of(actions));
    return this;
  }

  public synchronized InMemoryAppApi putBroadcast(Campaign broadcast, MessageAction... actions) {
    broadcasts.put(broadcast.id(), broadcast);
    parts.put(MessageSource.broadcast(broadcast.id()), List.of(actions));
    return this;
  }

  public synchronized InMemoryAppApi put(Newsletter newsletter, MessageAction... contents) {
    newsletters.put(newsletter.id(), newsletter);
    parts.put(MessageSource.newsletter(newsletter.id()), List.of(contents));
    return this;
  }

  public synchronized InMemoryAppApi put(TransactionalMessage message) {
    transactional.put(message.id(), message);
    return this;
  }

  @Override
  public synchronized Series metrics(MessageSource source, MetricsQuery query) {
    source.requireQuery(query);
    return told(series, source);
  }

  @Override
  public synchronized List<LinkClicks> links(MessageSource source, LinksQuery query) {
    query.requireFor(source);
    return told(links, source);
  }

  @Override
  public synchronized Series journeyMetrics(long campaignId, JourneyQuery query) {
    return told(journeys, campaignId);
  }

  /** In the order in which they were told. */
  @Override
  public synchronized Stream<AppApiPage<Message>> messagePages(MessageQuery query) {
    List<Message> found = messages.values().stream().filter(it -> matches(it, query)).toList();
    return PagedItems.stream(start -> page(found, query.limit(), start), query.start());
  }

  private static AppApiPage<Message> page(List<Message> found, int limit, @Nullable String start) {
    int from = start == null ? 0 : Integer.parseInt(start);
    int to = Math.min(found.size(), from + limit);
    return new AppApiPage<>(found.subList(from, to), to == found.size() ? null : "" + to);
  }

  private static boolean matches(Message message, MessageQuery query) {
    MessageQuery.From from = query.from();
    Metric metric = from.metric();
    return (from.type() == null || from.type().objectType().equals(message.objectType()))
        && (metric == null || message.at(metric) != null)
        && equal(from.campaignId(), message.ids().campaignId())
        && equal(from.newsletterId(), message.ids().newsletterId())
        && equal(from.actionId(), message.ids().actionId())
        && query.drafts() == (message.at(Metric.DRAFTED) != null && message.at(Metric.SENT) == null)
        && (query.window() == null || within(query.window(), message.created()));
  }

  private static boolean equal(@Nullable Long wanted, @Nullable Long given) {
    return wanted == null || wanted.equals(given);
  }

  private static boolean within(MessageQuery.Window window, @Nullable Instant created) {
    return created != null && !created.isBefore(window.start()) && created.isBefore(window.end());
  }

  @Override
  public synchronized Message message(String deliveryId) {
    return told(messages, deliveryId);
  }

  @Override
  public synchronized Stream<Campaign> campaigns() {
    return List.copyOf(campaigns.values()).stream();
  }

  @Override
  public Stream<MessageAction> campaignActions(long campaignId) {
    return parts(MessageSource.campaign(campaignId));
  }

  @Override
  public synchronized Stream<Campaign> broadcasts() {
    return List.copyOf(broadcasts.values()).stream();
  }

  @Override
  public Stream<MessageAction> broadcastActions(long broadcastId) {
    return parts(MessageSource.broadcast(broadcastId));
  }

  @Override
  public synchronized Stream<Newsletter> newsletters() {
    return List.copyOf(newsletters.values()).stream();
  }

  @Override
  public Stream<MessageAction> newsletterContents(long newsletterId) {
    return parts(MessageSource.newsletter(newsletterId));
  }

  private synchronized Stream<MessageAction> parts(MessageSource source) {
    return told(parts, source).stream();
  }

  @Override
  public synchronized Stream<TransactionalMessage> transactionalMessages() {
    return List.copyOf(transactional.values()).stream();
  }

  @Override
  public synchronized List<WorkspaceUsage> workspaces() {
    long sent = messages.values().stream().filter(it -> it.at(Metric.SENT) != null).count();
    return List.of(new WorkspaceUsage(1, "In memory", sent, sent, null));
  }

  /** An address that is kept for documentation. */
  @Override
  public List<String> ipAddresses() {
    return List.of("192.0.2.1");
  }

  @Override
  public synchronized List<ReportingWebhook> reportingWebhooks() {
    return List.copyOf(webhooks.values());
  }

  @Override
  public synchronized ReportingWebhook reportingWebhook(long id) {
    return told(webhooks, id);
  }

  @Override
  public synchronized ReportingWebhook createReportingWebhook(ReportingWebhook.Settings settings) {
    return put(++lastWebhookId, settings);
  }

  @Override
  public synchronized ReportingWebhook updateReportingWebhook(
      long id, ReportingWebhook.Settings settings) {
    told(webhooks, id);
    return put(id, settings);
  }

  private ReportingWebhook put(long id, ReportingWebhook.Settings settings) {
    settings.requireComplete();
    ReportingWebhook webhook = new ReportingWebhook(id, "webhook", settings);
    webhooks.put(id, webhook);
    return webhook;
  }

  @Override
  public synchronized void deleteReportingWebhook(long id) {
    told(webhooks, id);
    webhooks.remove(id);
  }

  @Override
  public synchronized FoundSuppressions findSuppressions(String email) {
    for (Suppression.Type type : suppressed.keySet()) {
      if (suppressed.get(type).contains(email)) {
        return new FoundSuppressions(type.apiName(), List.of(suppression(email)));
      }
    }
    return new FoundSuppressions(null, List.of());
  }

  @Override
  public synchronized Stream<Suppression> suppressions(Suppression.Type type) {
    List<String> emails = new ArrayList<>(suppressed.getOrDefault(type, Set.of()));
    return emails.stream().map(InMemoryAppApi::suppression);
  }

  /** Of any domain: there is but one. */
  @Override
  public Stream<Suppression> suppressions(Suppression.Type type, String domain) {
    return suppressions(type);
  }

  private static Suppression suppression(String email) {
    return new Suppression(email, "Told to the test's App API", null, null);
  }

  @Override
  public synchronized void suppress(Suppression.Type type, String email) {
    suppressed.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(email);
  }

  @Override
  public synchronized void unsuppress(Suppression.Type type, String email) {
    suppressed.getOrDefault(type, new LinkedHashSet<>()).remove(email);
  }

  private static <K, V> V told(Map<K, V> known, K key) {
    V value = known.get(key);
    if (value == null) {
      throw new AppApiException(Category.NOT_FOUND, "Nothing was told of " + key, 404, null);
    }
    return value;
  }
}
