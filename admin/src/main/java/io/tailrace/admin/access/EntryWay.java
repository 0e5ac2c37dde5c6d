package io.tailrace.admin.access;

import java.util.Locale;

/** By which way a visitor came in. Immutable. */
public enum EntryWay {
  /** A program with the server's token. */
  TOKEN,
  /** A browser with the session that a one-time link began. */
  LINK,
  /** A browser behind a proxy that said who it is. */
  HEADER,
  /** A command that has the data folder's files open. */
  FILES;

  /** As the audit has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
