package io.tailrace.receiver;

import io.tailrace.customerio.EventKey;
import java.util.List;

/**
 * What a request came to. Immutable.
 *
 * @param feed null if it was for none that is configured
 * @param events the keys of its new events
 * @param verified whether its signature was right
 */
public record Result(
    String feed, Answer answer, Outcome outcome, List<EventKey> events, boolean verified) {

  static Result of(Feed feed, Kept kept) {
    return new Result(
        feed.name(), Answer.of(kept.tally()), kept.tally().outcome(), kept.events(), true);
  }

  static Result refused(Feed feed, Answer answer) {
    return new Result(feed == null ? null : feed.name(), answer, Outcome.REFUSED, List.of(), false);
  }

  static Result unsigned(Feed feed) {
    return new Result(feed.name(), Answer.UNVERIFIED, Outcome.UNSIGNED, List.of(), false);
  }

  static Result unverified(Feed feed) {
    return new Result(feed.name(), Answer.UNVERIFIED, Outcome.UNVERIFIED, List.of(), false);
  }

  Result butVerified() {
    return new Result(feed, answer, outcome, events, true);
  }

  /** The feed may be null here too. */
  static Result unavailable(Feed feed, Answer answer) {
    return new Result(
        feed == null ? null : feed.name(), answer, Outcome.UNAVAILABLE, List.of(), false);
  }
}
