package io.tailrace.operations.series;

import static io.tailrace.operations.FiguresScene.body;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An event that a test makes up, and what it should be counted as, worked out from how it was made.
 * Immutable.
 */
record ToldEvent(
    String feed,
    String id,
    String type,
    String metric,
    String provider,
    String cause,
    Instant time,
    boolean human,
    Map<Dimension, Long> ids) {
  private static final List<String> KINDS =
      List.of(
          "email_sent",
          "email_sent",
          "email_delivered",
          "email_delivered",
          "email_opened",
          "email_clicked",
          "email_bounced",
          "email_deferred",
          "email_spammed",
          "email_unsubscribed",
          "email_converted",
          "push_sent",
          "push_delivered",
          "push_opened",
          "sms_sent",
          "sms_bounced",
          "in_app_clicked",
          "customer_subscribed",
          "customer_unsubscribed");
  private static final Map<String, String> DOMAINS =
      Map.of(
          "gmail", "gmail.com",
          "yahoo", "aol.com",
          "microsoft", "hotmail.fr",
          "apple", "me.com",
          "other", "example.com");
  private static final Map<String, String> FAILURES =
      Map.of(
          "bad_address", "550 5.1.1 no such user",
          "mailbox_full", "452 4.2.2 mailbox full",
          "authentication", "550 5.7.515 DMARC");
  private static final Map<Dimension, String> IDS =
      Map.of(
          Dimension.CAMPAIGN, "campaign_id",
          Dimension.NEWSLETTER, "newsletter_id",
          Dimension.TRANSACTIONAL, "transactional_message_id",
          Dimension.ACTION, "action_id");

  static ToldEvent random(Random random, int number, Instant before) {
    String kind = pick(random, KINDS);
    String type = kind.startsWith("in_app") ? "in_app" : kind.substring(0, kind.indexOf('_'));
    String metric = kind.substring(type.length() + 1);
    boolean mail = type.equals("email");
    boolean engaged = metric.equals("opened") || metric.equals("clicked");
    boolean refused = metric.equals("bounced") || metric.equals("deferred");
    Map<Dimension, Long> ids = new java.util.EnumMap<>(Dimension.class);
    if (!type.equals("customer")) {
      IDS.keySet().stream()
          .sorted()
          .filter(it -> random.nextInt(3) == 0)
          .forEach(it -> ids.put(it, 1L + random.nextInt(2)));
    }
    return new ToldEvent(
        random.nextBoolean() ? "default" : "shop",
        "e" + number,
        type,
        metric,
        mail ? pick(random, DOMAINS.keySet().stream().sorted().toList()) : "other",
        refused && mail ? pick(random, FAILURES.keySet().stream().sorted().toList()) : null,
        before.minusSeconds(random.nextInt(3 * 24 * 3600)),
        engaged && random.nextBoolean(),
        ids);
  }

  private static String pick(Random random, List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  String asSent() {
    if (type.equals("customer")) {
      return body(id, type + "_" + metric, time, "\"customer_id\":\"42\"");
    }
    StringBuilder data = new StringBuilder("\"delivery_id\":\"d" + id + "\"");
    if (type.equals("email")) {
      data.append(",\"recipient\":\"ann@" + DOMAINS.get(provider) + "\"");
    }
    if (cause != null) {
      data.append(",\"failure_message\":\"" + FAILURES.get(cause) + "\"");
    }
    if (!human) {
      data.append(",\"prefetched\":true,\"machine\":true");
    }
    ids.forEach((dimension, id) -> data.append(",\"" + IDS.get(dimension) + "\":" + id));
    return body(id, type + "_" + metric, time, data.toString());
  }

  /** Its value of a dimension; null = it has none. */
  Object value(Dimension by, ZoneId zone) {
    return switch (by) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toString();
      case DAY -> LocalDate.ofInstant(time, zone).toString();
      case FEED -> feed;
      case TYPE -> type;
      case METRIC -> metric;
      case PROVIDER -> provider;
      case CAUSE -> cause;
      default -> ids.get(by);
    };
  }

  /** How much a count counts it: nothing, or one. */
  long counted(Measure count) {
    boolean person = type.equals("customer");
    boolean counts =
        switch (count) {
          case EVENTS -> true;
          case HUMAN_OPENED -> metric.equals("opened") && human;
          case HUMAN_CLICKED -> metric.equals("clicked") && human;
          case CUSTOMER_SUBSCRIBED -> person && metric.equals("subscribed");
          case CUSTOMER_UNSUBSCRIBED -> person && metric.equals("unsubscribed");
          case PERMANENT_BOUNCED -> metric.equals("bounced") && !"mailbox_full".equals(cause);
          case TEMPORARY_BOUNCED -> metric.equals("bounced") && "mailbox_full".equals(cause);
          case DELIVERED_OUTSIDE_GMAIL -> metric.equals("delivered") && !provider.equals("gmail");
          case SPAMMED_OUTSIDE_GMAIL -> metric.equals("spammed") && !provider.equals("gmail");
          default -> !person && count.word().equals(metric);
        };
    return counts ? 1 : 0;
  }
}
