package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventData;
import io.tailrace.customerio.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One message to one person and what became of it. Immutable, safe to share between threads.
 *
 * @param number in the order in which messages were made
 * @param made when it was made: no later than the first that happened to it
 * @param origin the ids, the person and the recipient, as the first event told them
 * @param metrics when each thing happened first, by the names that the App API has for it
 * @param failure null = none
 */
public record SentMessage(
    long number,
    String type,
    Instant made,
    EventData origin,
    Map<String, Instant> metrics,
    List<Click> clicks,
    String failure) {

  public SentMessage {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    clicks = List.copyOf(clicks);
  }

  /** One click on one link. Immutable. */
  public record Click(long linkId, String href, boolean human) {}

  static SentMessage first(long number, Event event) {
    return new SentMessage(
        number,
        event.objectType().name(),
        event.timestamp(),
        event.data(),
        Map.of("created", event.timestamp()),
        List.of(),
        null);
  }

  SentMessage with(Event event) {
    Map<String, Instant> more = new TreeMap<>(metrics);
    List<Click> clicked = new ArrayList<>(clicks);
    if (!event.metric().equals(Metric.REPLIED)) {
      // Replies are in no list of the App API.
      more.merge(event.metric().name(), event.timestamp(), SentMessage::earlier);
    }
    if (event.human() != null) {
      String who = event.human() ? "human_" : "prefetch_";
      more.merge(who + event.metric(), event.timestamp(), SentMessage::earlier);
    }
    if (event.data().linkId() != null) {
      clicked.add(new Click(event.data().linkId(), event.data().href(), event.human()));
    }
    String failed = event.data().failureMessage();
    return new SentMessage(
        number, type, made, origin, more, clicked, failed == null ? failure : failed);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  public String id() {
    return origin.deliveryId();
  }

  public String subject() {
    return origin.subject();
  }

  /** The id of what it belongs to, if that is of this kind; null = it is of another. */
  public Long parentId(Step.Parent parent) {
    return switch (parent) {
      case CAMPAIGN -> origin.campaignId();
      case BROADCAST -> origin.broadcastId();
      case NEWSLETTER -> origin.newsletterId();
      case TRANSACTIONAL -> origin.transactionalMessageId();
    };
  }
}
