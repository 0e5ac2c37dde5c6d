package io.tailrace.operations.bounces;

import io.tailrace.customerio.BounceCause;
import io.tailrace.customerio.BounceDetail;
import io.tailrace.customerio.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cause in a sentence: {@code Microsoft refuses for want of authentication (5.7.515): DMARC of
 * news.example.com; since Tuesday 10:04; 4,112 mails}. Immutable.
 *
 * @param now against which days are named
 */
record BounceFinding(ZoneId zone, Instant now) {
  private static final Map<String, String> PROVIDERS =
      Map.of("gmail", "Gmail", "yahoo", "Yahoo", "microsoft", "Microsoft", "apple", "Apple");
  private static final Duration WEEK = Duration.ofDays(6);

  /** What is told of it. */
  record Told(
      String type,
      String provider,
      BounceCause cause,
      long bounced,
      long deferred,
      @Nullable String sample) {}

  String sentence(Told told, BounceEpisode episode) {
    BounceDetail detail = BounceDetail.in(ObjectType.of(told.type), told.sample);
    String status = detail.status() == null ? "" : " (" + detail.status() + ")";
    return refusal(told) + status + mechanism(told, detail) + "; " + span(episode) + count(told);
  }

  private static String refusal(Told told) {
    String who = who(told);
    if (told.cause == BounceCause.NETWORK) {
      return who + " could not be reached";
    }
    boolean one = PROVIDERS.containsValue(who) || who.equals("WhatsApp");
    String verb = (told.bounced > 0 ? "refuse" : "defer") + (one ? "s" : "");
    return who + " " + verb + " " + what(told.cause);
  }

  private static String who(Told told) {
    return switch (told.type) {
      case "email" -> PROVIDERS.getOrDefault(told.provider, "Other providers");
      case "sms" -> "Carriers";
      case "push" -> "Push services";
      case "whatsapp" -> "WhatsApp";
      default -> "Receivers of " + told.type;
    };
  }

  private static String what(BounceCause cause) {
    return switch (cause) {
      case BAD_ADDRESS -> "addresses that are not there";
      case INACTIVE_MAILBOX -> "mailboxes that were given up";
      case BAD_DOMAIN -> "addresses whose domain takes no mail";
      case MAILBOX_FULL -> "what full mailboxes cannot take";
      case POLICY -> "by policy";
      case REPUTATION -> "for the sender's bad name";
      case AUTHENTICATION -> "for want of authentication";
      case RATE_LIMITED -> "what comes too fast";
      case CONTENT -> "what the message holds";
      case NETWORK, TEMPORARY_OTHER -> "for now";
      case PERMANENT_OTHER -> "for good, without a known reason";
    };
  }

  private static String mechanism(Told told, BounceDetail detail) {
    if (told.cause != BounceCause.AUTHENTICATION || detail.mechanism() == null) {
      String domain = detail.sendingDomain();
      boolean named = told.cause == BounceCause.AUTHENTICATION && domain != null;
      return named ? ": " + domain : "";
    }
    return ": "
        + detail.mechanism()
        + (detail.sendingDomain() == null ? "" : " of " + detail.sendingDomain());
  }

  private String span(BounceEpisode episode) {
    if (episode.last() == null) {
      return "";
    }
    if (episode.since() == null) {
      return "for over four weeks; ";
    }
    String began = when(episode.since());
    String ended = when(episode.last());
    if (!episode.isOverBy(now)) {
      return "since " + began + "; ";
    }
    return began.equals(ended) ? "on " + began + "; " : "from " + began + " to " + ended + "; ";
  }

  private String when(Instant at) {
    ZonedDateTime time = at.atZone(zone);
    boolean thisYear = time.getYear() == now.atZone(zone).getYear();
    String day = at.isAfter(now.minus(WEEK)) ? "EEEE" : thisYear ? "d MMMM" : "d MMMM yyyy";
    return DateTimeFormatter.ofPattern(day + " H:mm", Locale.ENGLISH).format(time);
  }

  private static String count(Told told) {
    long count = told.bounced > 0 ? told.bounced : told.deferred;
    String unit = told.bounced > 0 ? messages(told.type, count) : count == 1 ? "time" : "times";
    return String.format(Locale.ROOT, "%,d ", count) + unit;
  }

  private static String messages(String type, long count) {
    String one =
        switch (type) {
          case "email" -> "mail";
          case "sms" -> "text message";
          case "push" -> "push message";
          default -> "message";
        };
    return count == 1 ? one : one + "s";
  }
}
