package io.tailrace.admin.access;

import java.util.Locale;

/** What a visitor may do; each may do all that those before it may. Immutable. */
public enum AccessRole {
  /** Sees figures; addresses masked, no bodies, no search for people. */
  VIEWER,
  /** Sees people and messages too, and asks in SQL. */
  ANALYST,
  /** Replays, discards, fetches history, and lifts suppressions too. */
  OPERATOR,
  /** Sees the settings and the audit too, and does all the rest. */
  ADMIN;

  /** Whether somebody of this role may do what needs {@code needed}. */
  public boolean mayActAs(AccessRole needed) {
    return compareTo(needed) >= 0;
  }

  /** As settings, pages and the audit have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
