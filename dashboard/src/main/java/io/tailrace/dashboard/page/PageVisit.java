package io.tailrace.dashboard.page;

import io.tailrace.admin.access.Visitor;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Who looks at a page, when and from where. Immutable.
 *
 * @param zone whose days the page counts in
 * @param part whether the browser takes a part of the page alone
 */
public record PageVisit(Visitor visitor, Instant now, ZoneId zone, boolean part) {}
