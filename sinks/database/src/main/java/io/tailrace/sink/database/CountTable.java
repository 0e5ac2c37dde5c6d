package io.tailrace.sink.database;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What counts are read from: one question has one that is enough. Immutable. */
public enum CountTable {
  /** Every event, without its source. */
  PROVIDERS("provider_counts", "human", Where.GMAIL_TOLD_BY_PROVIDER),
  /** Every event, without provider, action and content. */
  SOURCES("source_counts", "human", "gmail"),
  /** Every event. */
  EVENTS("hourly_counts", "human", Where.GMAIL_TOLD_BY_PROVIDER),
  /** What was refused or put off, by its cause. */
  REFUSALS("bounce_counts", "0", Where.GMAIL_TOLD_BY_PROVIDER);

  private static final Set<CountColumn> EACH =
      EnumSet.of(CountColumn.HOUR, CountColumn.FEED, CountColumn.OBJECT_TYPE, CountColumn.METRIC);

  private final String table;
  private final String human;
  private final String gmail;

  CountTable(String table, String human, String gmail) {
    this.table = table;
    this.human = human;
    this.gmail = gmail;
  }

  /** How it is told what was at Gmail. */
  private static final class Where {
    private static final String GMAIL_TOLD_BY_PROVIDER =
        "CASE WHEN mailbox_provider = '" + MailboxProvider.GMAIL + "' THEN events ELSE 0 END";
  }

  /** The one with the fewest rows that can be asked by all of these. */
  public static CountTable holding(Collection<CountColumn> columns) {
    return Stream.of(PROVIDERS, SOURCES, EVENTS, REFUSALS)
        .filter(table -> columns.stream().allMatch(table::has))
        .findFirst()
        .orElseThrow();
  }

  private boolean has(CountColumn column) {
    return EACH.contains(column)
        || switch (this) {
          case PROVIDERS -> column == CountColumn.MAILBOX_PROVIDER;
          case SOURCES -> CountColumn.SOURCES.contains(column);
          case EVENTS -> column != CountColumn.CAUSE;
          case REFUSALS -> true;
        };
  }

  /** What is read and where, without what it is grouped by. */
  String sums() {
    return List.of(sum("events", "events"), sum(human, "human"), sum(gmail, "gmail")).stream()
            .reduce((some, more) -> some + ", " + more)
            .orElseThrow()
        + " FROM "
        + table;
  }

  private static String sum(String what, String as) {
    return "CAST(sum(" + what + ") AS BIGINT) AS " + as;
  }
}
