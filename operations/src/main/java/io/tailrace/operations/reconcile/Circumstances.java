package io.tailrace.operations.reconcile;

import io.tailrace.core.FeedPath;
import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.ReportingWebhook;
import io.tailrace.operations.AppApiAnswer;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that may explain why something is missing, read once for all gaps. Immutable.
 *
 * @param deadLetters keys of {@link MissingEvent#key}
 * @param quarantined the same
 * @param queued whether the database is behind the log's end
 * @param connectedAt when the first event was received; null = none was
 * @param webhooks that are enabled and lead here
 */
record Circumstances(
    Set<String> deadLetters,
    Set<String> quarantined,
    boolean queued,
    @Nullable Instant connectedAt,
    List<ReportingWebhook.Settings> webhooks,
    Instant now) {
  private static final int PAGE = 500;
  private static final Duration A_MOMENT = Duration.ofMinutes(10);
  private static final Set<String> ENGAGEMENTS = Set.of("opened", "clicked");

  static Circumstances of(OperationContext parts, AppApi api, String feed, boolean queued)
      throws OperationException, LogUnavailableException, StoreUnavailableException {
    Instant connectedAt =
        parts.knownDatabase().ask(reader -> reader.held().firstReceived(feed)).orElse(null);
    return new Circumstances(
        deadLetters(parts, feed),
        quarantined(parts, feed),
        queued,
        connectedAt,
        enabled(AppApiAnswer.of(api::reportingWebhooks), feed),
        parts.clock().instant());
  }

  Cause of(MissingEvent gap) {
    if (deadLetters.contains(gap.key())) {
      return Cause.DEAD_LETTER;
    }
    if (quarantined.contains(gap.key())) {
      return Cause.IN_QUARANTINE;
    }
    if (queued) {
      return Cause.IN_QUEUE;
    }
    return gap.timestamp().isAfter(now.minus(A_MOMENT)) ? Cause.ON_ITS_WAY : theirs(gap);
  }

  /** Why it was never sent to us. */
  private Cause theirs(MissingEvent gap) {
    if (isBefore(gap.timestamp())) {
      return Cause.BEFORE_CONNECTED;
    }
    if (webhooks.isEmpty()) {
      return Cause.WEBHOOK_DISABLED;
    }
    String name = gap.objectType() + "_" + gap.metric();
    List<ReportingWebhook.Settings> subscribed =
        webhooks.stream().filter(webhook -> webhook.events().contains(name)).toList();
    if (subscribed.isEmpty()) {
      return Cause.NOT_SUBSCRIBED;
    }
    if (connectedAt == null) {
      return Cause.BEFORE_CONNECTED;
    }
    boolean firstOnly =
        ENGAGEMENTS.contains(gap.metric())
            && subscribed.stream().noneMatch(ReportingWebhook.Settings::fullResolution)
            && gap.created() != null
            && isBefore(gap.created());
    return firstOnly ? Cause.UNIQUE_ONLY : Cause.UNEXPLAINED;
  }

  private boolean isBefore(Instant time) {
    return connectedAt != null && time.isBefore(connectedAt.minus(A_MOMENT));
  }

  private static Set<String> deadLetters(OperationContext parts, String feed)
      throws StoreUnavailableException {
    Set<String> keys = new HashSet<>();
    List<DeadLetter> page = parts.store().deadLetters().list("database", null, 0, PAGE);
    while (!page.isEmpty()) {
      page.stream().map(DeadLetter::record).forEach(record -> add(record, feed, keys));
      page =
          parts.store().deadLetters().list("database", null, page.get(page.size() - 1).id(), PAGE);
    }
    return keys;
  }

  private static Set<String> quarantined(OperationContext parts, String feed)
      throws LogUnavailableException {
    Set<String> keys = new HashSet<>();
    for (int partition = 0; partition < parts.log().reader().partitions(); partition++) {
      List<LogRecord> page = parts.log().quarantine().list(partition, -1, PAGE);
      while (!page.isEmpty()) {
        page.forEach(record -> add(record, feed, keys));
        long last = page.get(page.size() - 1).offset();
        page = parts.log().quarantine().list(partition, last, PAGE);
      }
    }
    return keys;
  }

  private static void add(LogRecord record, String feed, Set<String> keys) {
    if (record.feed().equals(feed)) {
      HalfRead.keys(record.body()).forEach(keys::add);
    }
  }

  /**
   * The enabled webhooks that lead to our path. If none does, a proxy may use another path, so then
   * all are returned.
   */
  static List<ReportingWebhook.Settings> enabled(List<ReportingWebhook> webhooks, String feed) {
    List<ReportingWebhook.Settings> all =
        webhooks.stream()
            .map(ReportingWebhook::settings)
            .filter(webhook -> webhook.endpoint() != null)
            .toList();
    List<ReportingWebhook.Settings> ours =
        all.stream().filter(webhook -> leadsTo(feed, webhook)).toList();
    Stream<ReportingWebhook.Settings> any = (ours.isEmpty() ? all : ours).stream();
    return any.filter(webhook -> !webhook.disabled()).toList();
  }

  /** The receiver takes the default feed's name too, and a slash at the end. */
  private static boolean leadsTo(String feed, ReportingWebhook.Settings webhook) {
    String named = FeedPath.of(FeedPath.DEFAULT_FEED) + "/" + feed;
    try {
      String path = URI.create(webhook.endpoint()).getPath();
      return path != null
          && Stream.of(FeedPath.of(feed), named)
              .anyMatch(ours -> path.endsWith(ours) || path.endsWith(ours + "/"));
    } catch (IllegalArgumentException noUrl) {
      return false;
    }
  }
}
