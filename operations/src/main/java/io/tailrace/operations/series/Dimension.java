package io.tailrace.operations.series;

import io.tailrace.sink.database.CountColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What figures are grouped by. Immutable. */
public enum Dimension {
  /** An hour, by its beginning in UTC. */
  HOUR(CountColumn.HOUR),
  /** A day in the asker's zone, by its date. */
  DAY(null),
  /** A week in the asker's zone, by the date of its Monday. */
  WEEK(null),
  /** A month in the asker's zone, by the date of its first day. */
  MONTH(null),
  FEED(CountColumn.FEED),
  /** The channel, such as {@code email}. */
  TYPE(CountColumn.OBJECT_TYPE),
  METRIC(CountColumn.METRIC),
  /** Of the mailbox: gmail, yahoo, microsoft, apple or other. */
  PROVIDER(CountColumn.MAILBOX_PROVIDER),
  /** Why a message bounced or was put off. */
  CAUSE(CountColumn.CAUSE),
  CAMPAIGN(CountColumn.CAMPAIGN),
  BROADCAST(CountColumn.BROADCAST),
  NEWSLETTER(CountColumn.NEWSLETTER),
  TRANSACTIONAL(CountColumn.TRANSACTIONAL),
  /** Any of the four, as in {@code campaign/7}. */
  SOURCE(null),
  /** A message of a campaign or broadcast. */
  ACTION(CountColumn.ACTION),
  /** A variant of a newsletter, or a language. */
  CONTENT(CountColumn.CONTENT);

  private final @Nullable CountColumn column;

  Dimension(@Nullable CountColumn column) {
    this.column = column;
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

  /** The counts' columns; none where a period is asked for by itself. */
  List<CountColumn> columns() {
    if (this == SOURCE) {
      return SourceKind.COLUMNS;
    }
    return column == null ? List.of() : List.of(column);
  }

  boolean isTime() {
    return this == HOUR || columns().isEmpty();
  }

  /** Whether its values are numbers that Customer.io gave, of one workspace each. */
  boolean isSource() {
    return columns().stream().anyMatch(CountColumn::isId);
  }

  /** Whether {@code campaign=7} and so on leaves others out. */
  boolean filters() {
    return !isTime() && column != null;
  }
}
