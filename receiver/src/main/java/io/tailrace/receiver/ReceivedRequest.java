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
 * @param why it was not answered 200, if it was not
 * @param head the beginning of its body, if that failed which was verified
 */
public record ReceivedRequest(
    @Nullable String feed,
    WebhookAnswer answer,
    RequestOutcome outcome,
    List<EventKey> events,
    boolean verified,
    @Nullable String why,
    @Nullable String head) {

  static ReceivedRequest of(Feed feed, AppendedBody kept) {
    return new ReceivedRequest(
        feed.name(),
        WebhookAnswer.of(kept.tally()),
        kept.tally().outcome(),
        kept.events(),
        true,
        null,
        null);
  }

  static ReceivedRequest refused(@Nullable Feed feed, WebhookAnswer answer, String why) {
    return failed(feed, answer, RequestOutcome.REFUSED, why);
  }

  static ReceivedRequest unsigned(Feed feed, String why) {
    return failed(feed, WebhookAnswer.UNVERIFIED, RequestOutcome.UNSIGNED, why);
  }

  static ReceivedRequest unverified(Feed feed, String why) {
    return failed(feed, WebhookAnswer.UNVERIFIED, RequestOutcome.UNVERIFIED, why);
  }

  ReceivedRequest butVerified(@Nullable String beginning) {
    return new ReceivedRequest(feed, answer, outcome, events, true, why, beginning);
  }

  static ReceivedRequest unavailable(@Nullable Feed feed, WebhookAnswer answer, String why) {
    return failed(feed, answer, RequestOutcome.UNAVAILABLE, why);
  }

  private static ReceivedRequest failed(
      @Nullable Feed feed, WebhookAnswer answer, RequestOutcome outcome, String why) {
    String name = feed == null ? null : feed.name();
    return new ReceivedRequest(name, answer, outcome, List.of(), false, why, null);
  }
}
