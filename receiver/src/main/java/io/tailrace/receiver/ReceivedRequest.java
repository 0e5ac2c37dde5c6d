package io.tailrace.receiver;

import io.tailrace.customerio.EventKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a request. Immutable.
 *
 * @param feed null if it was for none that is configured
 * @param events the keys of its new events
 * @param verified whether its signature was right
 */
public record ReceivedRequest(
    @Nullable String feed,
    WebhookAnswer answer,
    RequestOutcome outcome,
    List<EventKey> events,
    boolean verified) {

  static ReceivedRequest of(Feed feed, AppendedBody kept) {
    return new ReceivedRequest(
        feed.name(), WebhookAnswer.of(kept.tally()), kept.tally().outcome(), kept.events(), true);
  }

  static ReceivedRequest refused(@Nullable Feed feed, WebhookAnswer answer) {
    return new ReceivedRequest(
        feed == null ? null : feed.name(), answer, RequestOutcome.REFUSED, List.of(), false);
  }

  static ReceivedRequest unsigned(Feed feed) {
    return new ReceivedRequest(
        feed.name(), WebhookAnswer.UNVERIFIED, RequestOutcome.UNSIGNED, List.of(), false);
  }

  static ReceivedRequest unverified(Feed feed) {
    return new ReceivedRequest(
        feed.name(), WebhookAnswer.UNVERIFIED, RequestOutcome.UNVERIFIED, List.of(), false);
  }

  ReceivedRequest butVerified() {
    return new ReceivedRequest(feed, answer, outcome, events, true);
  }

  static ReceivedRequest unavailable(@Nullable Feed feed, WebhookAnswer answer) {
    return new ReceivedRequest(
        feed == null ? null : feed.name(), answer, RequestOutcome.UNAVAILABLE, List.of(), false);
  }
}
