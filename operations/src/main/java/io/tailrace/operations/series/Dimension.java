package io.tailrace.operations.series;

import io.tailrace.sink.database.CountColumn;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What figures are grouped by. Immutable. */
public enum Dimension {
  /** An hour, by its beginning in UTC. */
  HOUR(CountColumn.HOUR, null),
  /** A day in the asker's zone, by its date. */
  DAY(null, null),
  /** A week in the asker's zone, by the date of its Monday. */
  WEEK(null, null),
  /** A month in the asker's zone, by the date of its first day. */
  MONTH(null, null),
  FEED(CountColumn.FEED, null),
  /** The channel, such as {@code email}. */
  TYPE(CountColumn.OBJECT_TYPE, null),
  METRIC(CountColumn.METRIC, null),
  /** Of the mailbox: gmail, yahoo, microsoft, apple or other. */
  PROVIDER(CountColumn.MAILBOX_PROVIDER, null),
  CAMPAIGN(CountColumn.CAMPAIGN, "campaign"),
  BROADCAST(CountColumn.BROADCAST, "broadcast"),
  NEWSLETTER(CountColumn.NEWSLETTER, "newsletter"),
  TRANSACTIONAL(CountColumn.TRANSACTIONAL, "transactional"),
  /** A message of a campaign or broadcast. */
  ACTION(CountColumn.ACTION, "action"),
  /** A variant of a newsletter, or a language. */
  CONTENT(CountColumn.CONTENT, "content");

  private final @Nullable CountColumn column;
  private final @Nullable String kind;

  Dimension(@Nullable CountColumn column, @Nullable String kind) {
    this.column = column;
    this.kind = kind;
  }

  /** As questions and answers have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Dimension> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /** Every word that may be said. */
  static String words() {
    return Arrays.stream(values()).map(Dimension::word).collect(Collectors.joining(", "));
  }

  /** The counts' column; null where a period is asked for one by one. */
  @Nullable CountColumn column() {
    return column;
  }

  boolean isTime() {
    return this == HOUR || column == null;
  }

  /** Whether its values are numbers that Customer.io gave, of one workspace each. */
  boolean isSource() {
    return kind != null;
  }
}
