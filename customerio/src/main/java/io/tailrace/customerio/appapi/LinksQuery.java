package io.tailrace.customerio.appapi;

import org.jspecify.annotations.Nullable;

/**
 * Which clicks on links to read: the newest periods, the present one included. Immutable, safe to
 * share between threads.
 *
 * @param count at least 2; at most 24 hours, 45 days, 12 weeks or 120 months
 * @param unique whether a person who clicks a link twice counts once; of whole sources alone
 * @param type null = all; of actions and contents alone
 */
public record LinksQuery(Period by, int count, boolean unique, @Nullable MessageType type) {
  public LinksQuery {
    by.requireSteps(count);
  }

  /** All clicks on any channel. */
  public static LinksQuery last(int count, Period by) {
    return new LinksQuery(by, count, false, null);
  }

  public LinksQuery uniquely() {
    return new LinksQuery(by, count, true, type);
  }

  public LinksQuery ofType(@Nullable MessageType type) {
    return new LinksQuery(by, count, unique, type);
  }

  void requireFor(MessageSource source) {
    boolean whole = source.partId() == null;
    if (unique && !whole) {
      throw new IllegalArgumentException(
          "Unique clicks are told of a whole campaign, broadcast or newsletter, not of a part.");
    }
    if (type != null && whole) {
      throw new IllegalArgumentException(
          "Clicks by type are told of actions and contents, not of the whole they belong to.");
    }
    source.requireType(type);
  }
}
