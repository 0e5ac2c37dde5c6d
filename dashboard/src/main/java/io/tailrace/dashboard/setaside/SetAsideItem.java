package io.tailrace.dashboard.setaside;

import io.tailrace.operations.BodyText;
import io.tailrace.operations.RecordView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of what was set aside. Immutable.
 *
 * @param place the sink that rejected it; of quarantine the feed that received it
 * @param reason why, in words
 * @param attempts how often its sink was tried; 0 = nobody tried
 * @param at when it was set aside
 * @param record what can be read of it
 * @param body null unless it was asked for
 */
record SetAsideItem(
    String id,
    String place,
    String reason,
    int attempts,
    Instant at,
    RecordView record,
    @Nullable BodyText body) {

  /** What it is, as far as it can be read. */
  String kind() {
    String type = record.eventType();
    return type == null ? "no event" : type;
  }

  /** In a line, for a sample. */
  String line() {
    String person = record.person();
    return id + " · " + kind() + (person == null ? "" : " · " + person) + " · " + reason;
  }
}
