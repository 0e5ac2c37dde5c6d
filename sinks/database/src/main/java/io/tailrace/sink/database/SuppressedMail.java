package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Walks through all suppressed e-mail addresses of a feed, a page at a time. Safe for use by many
 * threads.
 */
public final class SuppressedMail {
  private static final String AFTER =
      "SELECT s.address, s.reason, s.cause, s.since, CASE WHEN EXISTS ("
          + "SELECT 1 FROM suppression_lifts l WHERE l.address = s.address AND l.feed = s.feed"
          + " AND l.object_type = s.object_type AND l.lifted_at >= s.last_event_at)"
          + " THEN 1 ELSE 0 END AS lifted FROM suppressions s"
          + " WHERE (s.address, s.reason) > (?, ?) AND s.feed = ? AND s.object_type = 'email'"
          + " ORDER BY s.address, s.reason LIMIT ?";

  private final DatabaseReader reader;

  SuppressedMail(DatabaseReader reader) {
    this.reader = reader;
  }

  /**
   * One suppression. Immutable.
   *
   * @param cause of a bounce; null = none
   * @param lifted whether the address may be written to again
   */
  public record Item(String address, String reason, String cause, Instant since, boolean lifted) {
    /** Before all others. */
    public static final Item START = new Item("", "", null, Instant.EPOCH, false);
  }

  /** Those that follow one, by address and reason. */
  public List<Item> after(Item last, String feed, int limit) throws SinkUnavailableException {
    return reader.ask(AFTER, last.address, last.reason, feed, (long) limit).stream()
        .map(SuppressedMail::item)
        .toList();
  }

  private static Item item(Map<String, Object> row) {
    return new Item(
        (String) row.get("address"),
        (String) row.get("reason"),
        (String) row.get("cause"),
        Timestamps.parse((String) row.get("since")),
        ((Number) row.get("lifted")).intValue() == 1);
  }
}
