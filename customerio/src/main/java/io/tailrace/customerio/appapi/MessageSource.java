package io.tailrace.customerio.appapi;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What messages come from: a campaign, a broadcast, a newsletter or a transactional message, or one
 * part of it. Immutable, safe to share between threads.
 *
 * @param id of the whole
 * @param partId of an action, or of a newsletter's content; null = the whole
 */
public record MessageSource(Kind kind, long id, @Nullable Long partId) {

  /** What there is. Immutable. */
  public enum Kind {
    CAMPAIGN("campaigns", "actions"),
    BROADCAST("broadcasts", "actions"),
    NEWSLETTER("newsletters", "contents"),
    TRANSACTIONAL("transactional", null);

    private final String path;
    private final @Nullable String parts;

    Kind(String path, @Nullable String parts) {
      this.path = path;
      this.parts = parts;
    }
  }

  public MessageSource {
    Objects.requireNonNull(kind, "kind");
    if (id < 1 || (partId != null && partId < 1)) {
      throw new IllegalArgumentException("Customer.io's ids are 1 and above: " + id + ".");
    }
    if (partId != null && kind.parts == null) {
      throw new IllegalArgumentException("Customer.io has no metrics for parts of " + kind.path);
    }
  }

  public static MessageSource campaign(long id) {
    return new MessageSource(Kind.CAMPAIGN, id, null);
  }

  public static MessageSource campaignAction(long campaignId, long actionId) {
    return new MessageSource(Kind.CAMPAIGN, campaignId, actionId);
  }

  public static MessageSource broadcast(long id) {
    return new MessageSource(Kind.BROADCAST, id, null);
  }

  public static MessageSource broadcastAction(long broadcastId, long actionId) {
    return new MessageSource(Kind.BROADCAST, broadcastId, actionId);
  }

  public static MessageSource newsletter(long id) {
    return new MessageSource(Kind.NEWSLETTER, id, null);
  }

  /** A language, or one side of an A/B test. */
  public static MessageSource newsletterContent(long newsletterId, long contentId) {
    return new MessageSource(Kind.NEWSLETTER, newsletterId, contentId);
  }

  public static MessageSource transactional(long id) {
    return new MessageSource(Kind.TRANSACTIONAL, id, null);
  }

  Request get(String what) {
    String whole = "/v1/" + kind.path + "/{}";
    return partId == null
        ? Request.get(whole + what, id)
        : Request.get(whole + "/" + kind.parts + "/{}" + what, id, partId);
  }

  /** Spans of time are for campaigns alone, types for all but transactional messages. */
  void requireQuery(MetricsQuery query) {
    requireType(query.type());
    if (query instanceof MetricsQuery.Between && kind != Kind.CAMPAIGN) {
      throw new IllegalArgumentException(
          "Only campaigns and their actions tell a span of time; ask for the last periods.");
    }
  }

  void requireType(@Nullable MessageType type) {
    if (type != null && kind == Kind.TRANSACTIONAL) {
      throw new IllegalArgumentException(
          "Metrics of transactional messages cannot be asked for by type.");
    }
    if (type == MessageType.INBOX && kind != Kind.NEWSLETTER) {
      throw new IllegalArgumentException("Only newsletters have metrics of the type inbox.");
    }
  }

  @Override
  public String toString() {
    String whole = kind.name().toLowerCase(Locale.ROOT) + " " + id;
    return partId == null ? whole : whole + ", part " + partId;
  }
}
