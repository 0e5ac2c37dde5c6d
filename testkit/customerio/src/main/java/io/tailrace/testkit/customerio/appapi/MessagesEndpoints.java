package io.tailrace.testkit.customerio.appapi;

import io.tailrace.testkit.customerio.SentMessage;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Deliveries, newest first. "We limit your requests to 6 months": a longer window is cut to the
 * last six without an error (App API reference, List messages). Safe to share between threads.
 */
final class MessagesEndpoints {
  private static final int MAX_LIMIT = 1000;
  private static final int MAX_MONTHS = 6;
  private static final Set<String> METRICS =
      Set.of(
          ("attempted sent delivered opened clicked converted bounced spammed unsubscribed dropped "
                  + "failed undeliverable")
              .split(" ", -1));

  private final WorkspaceHistory history;
  private final InstantSource clock;
  private final boolean liveNextAtEnd;

  MessagesEndpoints(WorkspaceHistory history, Rules rules) {
    this.history = history;
    this.clock = rules.clock();
    this.liveNextAtEnd = rules.liveNextAtEnd();
  }

  Stream<Route> routes() {
    return Stream.of(Route.get("/messages", this::list), Route.get("/messages/{}", this::one));
  }

  private Object list(ApiRequest request) {
    request.allow(
        "start",
        "limit",
        "type",
        "metric",
        "drafts",
        "campaign_id",
        "newsletter_id",
        "action_id",
        "start_ts",
        "end_ts",
        "get_tracked_responses");
    int limit = Math.max(1, request.number("limit", 50, MAX_LIMIT));
    String start = request.parameter("start");
    long before = start == null ? Long.MAX_VALUE : Cursor.read(start);
    // One more than asked for tells whether there is another page.
    List<SentMessage> found = history.messagesBefore(before, limit + 1, which(request));
    List<SentMessage> page = found.subList(0, Math.min(limit, found.size()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("messages", page.stream().map(MessageJson::of).toList());
    answer.put("next", next(page, found.size() > limit));
    return answer;
  }

  private String next(List<SentMessage> page, boolean more) {
    if (!more && !liveNextAtEnd) {
      return "";
    }
    return Cursor.write(page.isEmpty() ? 0 : page.get(page.size() - 1).number());
  }

  private Predicate<SentMessage> which(ApiRequest request) {
    String metric = request.oneOf("metric", METRICS);
    boolean drafts = request.flag("drafts");
    return within(request)
        .and(Types.only(request.oneOf("type", Types.ALL)))
        .and(message -> metric == null || message.metrics().containsKey(metric))
        .and(message -> drafts == isDraft(message))
        .and(has(request.number("campaign_id"), it -> it.origin().campaignId()))
        .and(has(request.number("newsletter_id"), it -> it.origin().newsletterId()))
        .and(has(request.number("action_id"), it -> it.origin().actionId()));
  }

  /** One that was drafted, and then nothing more. */
  private static boolean isDraft(SentMessage message) {
    return message.metrics().keySet().equals(Set.of("created", "drafted"));
  }

  private static Predicate<SentMessage> has(Long wanted, Function<SentMessage, Long> id) {
    return message -> wanted == null || Objects.equals(wanted, id.apply(message));
  }

  private Predicate<SentMessage> within(ApiRequest request) {
    Instant until = request.instant("end_ts");
    Instant end = until == null ? clock.instant().plusSeconds(1) : until;
    Instant earliest = end.atOffset(ZoneOffset.UTC).minusMonths(MAX_MONTHS).toInstant();
    Instant from = request.instant("start_ts");
    Instant start = from == null || from.isBefore(earliest) ? earliest : from;
    return message -> !message.made().isBefore(start) && message.made().isBefore(end);
  }

  private Object one(ApiRequest request) {
    request.allow("get_tracked_responses");
    SentMessage message = history.message(request.text(0));
    if (message == null) {
      throw ApiError.of(404, "message not found");
    }
    return Map.of("message", MessageJson.of(message));
  }
}
