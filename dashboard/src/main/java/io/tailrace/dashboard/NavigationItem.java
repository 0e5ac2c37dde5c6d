package io.tailrace.dashboard;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.Visitor;
import java.util.List;

/**
 * A line of the navigation. Immutable.
 *
 * @param key that goes there after {@code g}
 * @param needs the least role that sees it
 * @param group the heading it stands under
 */
public record NavigationItem(String path, String text, String key, AccessRole needs, String group) {

  private static final List<String> FOUND = List.of("/people/", "/messages/", "/events/");

  private static final List<NavigationItem> ALL =
      List.of(
          new NavigationItem("/", "Overview", "h", AccessRole.VIEWER, "Now"),
          new NavigationItem("/live", "Live", "l", AccessRole.VIEWER, "Now"),
          new NavigationItem("/deliverability", "Deliverability", "d", AccessRole.VIEWER, "Mail"),
          new NavigationItem("/campaigns", "Campaigns", "c", AccessRole.VIEWER, "Mail"),
          new NavigationItem("/search", "People & messages", "p", AccessRole.ANALYST, "Mail"),
          new NavigationItem("/sql", "SQL", "q", AccessRole.ANALYST, "Mail"),
          new NavigationItem("/sinks", "Sinks", "s", AccessRole.VIEWER, "Operations"),
          new NavigationItem(
              "/dead-letters", "Dead letters", "x", AccessRole.ANALYST, "Operations"),
          new NavigationItem("/quarantine", "Quarantine", "u", AccessRole.ANALYST, "Operations"),
          new NavigationItem("/stalls", "Stalls", "w", AccessRole.VIEWER, "Operations"),
          new NavigationItem(
              "/requests", "Failed requests", "r", AccessRole.OPERATOR, "Operations"),
          new NavigationItem("/settings", "Settings", "e", AccessRole.ADMIN, "Operations"));

  /** The headings, in order. */
  public static List<String> groups() {
    return ALL.stream().map(NavigationItem::group).distinct().toList();
  }

  /** What a visitor sees under a heading. */
  public static List<NavigationItem> under(String group, Visitor visitor) {
    return ALL.stream()
        .filter(item -> item.group().equals(group) && visitor.mayActAs(item.needs()))
        .toList();
  }

  /** Whether a page of this path belongs to it; what is searched for, to the search. */
  public boolean holds(String page) {
    return page.equals(path)
        || (path.length() > 1 && page.startsWith(path + "/"))
        || (path.equals("/search") && FOUND.stream().anyMatch(page::startsWith));
  }
}
