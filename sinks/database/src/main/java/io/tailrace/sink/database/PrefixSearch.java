package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.customerio.MailAddress;
import io.tailrace.customerio.PhoneNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds people, addresses, messages and events that begin with a text, by indexes alone, so that it
 * takes as long whatever the database holds. Safe for use by many threads.
 */
public final class PrefixSearch {
  private static final String PEOPLE =
      "SELECT feed, person, cio_id, customer_id, email_address, last_event_at FROM people WHERE ";

  private final DatabaseReader reader;
  private final String feed;
  private final int limit;

  /**
   * Searches by this reader.
   *
   * @param feed null = all
   * @param limit how many of each kind
   */
  public PrefixSearch(DatabaseReader reader, String feed, int limit) {
    this.reader = reader;
    this.feed = feed;
    this.limit = limit;
  }

  /** People with an id or an e-mail address that begins so, column by column; each once. */
  public List<Map<String, Object>> people(String text) throws SinkUnavailableException {
    String asked = text.strip();
    TextPrefix asWritten = TextPrefix.of(asked);
    TextPrefix lowered = TextPrefix.of(Addresses.lowered(MailAddress.key(asked)));
    Map<List<Object>, Map<String, Object>> found = new LinkedHashMap<>();
    put(found, find(PEOPLE, "person", asWritten));
    put(found, find(PEOPLE, "person", lowered));
    put(found, find(PEOPLE, "customer_id", asWritten));
    put(found, find(PEOPLE, "lower(email_address)", lowered));
    return found.values().stream().limit(limit).toList();
  }

  private static void put(
      Map<List<Object>, Map<String, Object>> found, List<Map<String, Object>> rows) {
    rows.forEach(row -> found.putIfAbsent(List.of(row.get("feed"), row.get("person")), row));
  }

  /** Phone numbers, device tokens and list members that begin so, with whose they are. */
  public List<Map<String, Object>> addresses(String text) throws SinkUnavailableException {
    return find(
        "SELECT feed, address, object_type, person, last_event_at FROM addresses WHERE ",
        "address",
        TextPrefix.of(PhoneNumber.key(text.strip())));
  }

  /** Suppressed addresses that begin so; they need not be anybody's that we know. */
  public List<Map<String, Object>> suppressed(String text) throws SinkUnavailableException {
    String key = PhoneNumber.key(Addresses.lowered(MailAddress.key(text.strip())));
    return find(
        "SELECT feed, address, object_type, reason, since, last_event_at FROM suppressions WHERE ",
        "address",
        TextPrefix.of(key));
  }

  /** Messages whose id begins so. */
  public List<Map<String, Object>> messages(String text) throws SinkUnavailableException {
    return find(
        "SELECT feed, delivery_id, object_type, status, subject, recipient, person, last_event_at"
            + " FROM deliveries WHERE ",
        "delivery_id",
        TextPrefix.of(text.strip()));
  }

  /** Events whose id begins so. */
  public List<Map<String, Object>> events(String text) throws SinkUnavailableException {
    return find(
        "SELECT feed, event_id, event_type, person, delivery_id, timestamp FROM activity WHERE ",
        "event_id",
        TextPrefix.of(text.strip()));
  }

  private List<Map<String, Object>> find(String select, String column, TextPrefix prefix)
      throws SinkUnavailableException {
    if (prefix.from().isEmpty()) {
      return List.of();
    }
    List<Object> values = new ArrayList<>(Arrays.asList(prefix.values()));
    String ofFeed = "";
    if (feed != null) {
      ofFeed = " AND feed = ?";
      values.add(feed);
    }
    values.add((long) limit);
    String sql = select + prefix.on(column) + ofFeed + " ORDER BY " + column + " LIMIT ?";
    return reader.ask(sql, values.toArray());
  }
}
