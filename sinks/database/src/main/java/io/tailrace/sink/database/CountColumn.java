package io.tailrace.sink.database;

import java.util.EnumSet;
import java.util.Set;

/** What counts are grouped and filtered by. Immutable. */
public enum CountColumn {
  /** An hour's beginning. */
  HOUR("hour"),
  FEED("feed"),
  OBJECT_TYPE("object_type"),
  METRIC("metric"),
  CAMPAIGN("campaign_id"),
  BROADCAST("broadcast_id"),
  NEWSLETTER("newsletter_id"),
  TRANSACTIONAL("transactional_message_id"),
  ACTION("action_id"),
  CONTENT("content_id"),
  MAILBOX_PROVIDER("mailbox_provider"),
  /** Of refusals alone. */
  CAUSE("cause");

  /** Those of what messages come from. */
  static final Set<CountColumn> SOURCES =
      EnumSet.of(CAMPAIGN, BROADCAST, NEWSLETTER, TRANSACTIONAL);

  private final String column;

  CountColumn(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }

  /** Whether it holds a number, which is 0 where the message has none. */
  public boolean isId() {
    return column.endsWith("_id");
  }
}
