package io.tailrace.dashboard.page;

import io.tailrace.admin.access.Visitor;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page, when and from where. Immutable.
 *
 * @param zone whose days the page counts in
 * @param part whether the browser takes a part of the page alone
 * @param lastEventId the last message of a stream that it had, before it lost the connection; null
 *     if it did not
 */
public record PageVisit(
    Visitor visitor, Instant now, ZoneId zone, boolean part, @Nullable String lastEventId) {

  /** Of somebody who asks no stream again. */
  public PageVisit(Visitor visitor, Instant now, ZoneId zone, boolean part) {
    this(visitor, now, zone, part, null);
  }
}
