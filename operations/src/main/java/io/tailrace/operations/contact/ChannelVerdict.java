package io.tailrace.operations.contact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may be written to by one channel. Immutable.
 *
 * @param channel an object type, such as {@code email}
 * @param mayContact whether nothing says not to
 * @param reason the latest that says not to; null = nothing does
 * @param inWords such as {@code sms no, bounced 29 November}
 */
public record ChannelVerdict(
    String channel, boolean mayContact, @Nullable ContactReason reason, String inWords) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final Comparator<ContactReason> BY_TIME =
      Comparator.comparing(reason -> Optional.ofNullable(reason.since()).orElse(Instant.MIN));

  static ChannelVerdict of(String channel, List<ContactReason> reasons, Instant now) {
    return reasons.stream()
        .filter(reason -> reason.concerns(channel))
        .max(BY_TIME)
        .map(reason -> new ChannelVerdict(channel, false, reason, no(channel, reason, now)))
        .orElseGet(() -> new ChannelVerdict(channel, true, null, channel + " yes"));
  }

  private static String no(String channel, ContactReason reason, Instant now) {
    String words = channel + " no, " + reason.inWords();
    return reason.since() == null ? words : words + " " + day(reason.since(), now);
  }

  /** Without the year in the present one. In UTC, as all times in texts. */
  private static String day(Instant at, Instant now) {
    boolean thisYear = at.atZone(ZoneOffset.UTC).getYear() == now.atZone(ZoneOffset.UTC).getYear();
    return (thisYear ? DAY : DAY_AND_YEAR).format(at);
  }
}
