package io.tailrace.customerio.appapi;

import io.tailrace.customerio.Metric;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages to list. Immutable, safe to share between threads.
 *
 * @param window when they were made; null = the last six months
 * @param from restrictions
 * @param drafts true = drafts instead of what was sent
 * @param limit a page's size, from 1 to 1000
 * @param start a page's {@code next}, to go on there; null = from the beginning
 */
public record MessageQuery(
    @Nullable Window window, From from, boolean drafts, int limit, @Nullable String start) {
  /** All of the last six months, in the largest pages. */
  public static final MessageQuery ALL =
      new MessageQuery(null, From.ANY, false, MessageQuery.MAX_LIMIT, null);

  static final int MAX_LIMIT = 1000;
  static final int MAX_MONTHS = 6;

  public MessageQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("A page has from 1 to 1000 messages, not " + limit + ".");
    }
  }

  /**
   * When messages were made. Customer.io would cut a longer window short without a word. Immutable.
   *
   * @param end not included, at most six months after the start
   */
  public record Window(Instant start, Instant end) {
    public Window {
      if (!start.isBefore(end)) {
        throw new IllegalArgumentException("The window must end after it begins: " + start + ".");
      }
      if (end.isAfter(sixMonthsAfter(start))) {
        throw new IllegalArgumentException(
            "Customer.io lists no more than six months at once; ask for one part after the other.");
      }
    }

    /** A span of any length in windows that can be asked for, oldest first. */
    public static List<Window> split(Instant start, Instant end) {
      List<Window> windows = new ArrayList<>();
      for (Instant from = start; from.isBefore(end); from = windows.get(windows.size() - 1).end) {
        Instant latest = sixMonthsAfter(from);
        windows.add(new Window(from, latest.isBefore(end) ? latest : end));
      }
      return windows;
    }

    private static Instant sixMonthsAfter(Instant start) {
      return start.atOffset(ZoneOffset.UTC).plusMonths(MAX_MONTHS).toInstant();
    }
  }

  /**
   * What messages to list; null = any. Immutable.
   *
   * @param metric those that have it, by the name that webhooks use
   */
  public record From(
      @Nullable MessageType type,
      @Nullable Metric metric,
      @Nullable Long campaignId,
      @Nullable Long newsletterId,
      @Nullable Long actionId) {
    public static final From ANY = new From(null, null, null, null, null);

    public From {
      if (type == MessageType.INBOX) {
        throw new IllegalArgumentException("Messages cannot be listed by the type inbox.");
      }
      if (metric != null && metric.name().equals("suppressed")) {
        throw new IllegalArgumentException("Of messages the metric is called dropped.");
      }
    }
  }

  public MessageQuery between(Instant start, Instant end) {
    return new MessageQuery(new Window(start, end), from, drafts, limit, this.start);
  }

  public MessageQuery from(From from) {
    return new MessageQuery(window, from, drafts, limit, start);
  }

  public MessageQuery ofCampaign(long id) {
    return from(new From(from.type, from.metric, id, from.newsletterId, from.actionId));
  }

  public MessageQuery ofNewsletter(long id) {
    return from(new From(from.type, from.metric, from.campaignId, id, from.actionId));
  }

  public MessageQuery ofType(MessageType type) {
    return from(new From(type, from.metric, from.campaignId, from.newsletterId, from.actionId));
  }

  public MessageQuery with(Metric metric) {
    return from(new From(from.type, metric, from.campaignId, from.newsletterId, from.actionId));
  }

  public MessageQuery withLimit(int limit) {
    return new MessageQuery(window, from, drafts, limit, start);
  }

  /** From a page's {@code next} on, with everything else as it was when that page was read. */
  public MessageQuery resumedAt(@Nullable String next) {
    return new MessageQuery(window, from, drafts, limit, next);
  }

  Request request() {
    return Request.get("/v1/messages")
        .with("start", start)
        .with("limit", limit)
        .with("type", from.type == null ? null : from.type.apiName())
        .with("metric", from.metric)
        .with("drafts", drafts ? true : null)
        .with("campaign_id", from.campaignId)
        .with("newsletter_id", from.newsletterId)
        .with("action_id", from.actionId)
        .with("start_ts", window == null ? null : window.start)
        .with("end_ts", window == null ? null : window.end);
  }
}
