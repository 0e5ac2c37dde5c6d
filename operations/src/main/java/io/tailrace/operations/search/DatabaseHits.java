package io.tailrace.operations.search;

import static io.tailrace.operations.RowValues.text;
import static io.tailrace.operations.RowValues.time;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.customerio.MailAddress;
import io.tailrace.customerio.PhoneNumber;
import io.tailrace.operations.search.SearchReport.Hit;
import io.tailrace.sink.database.PrefixSearch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the database's rows are to somebody who searches for a text. For one search. */
final class DatabaseHits {
  private final PrefixSearch search;
  private final String text;
  private final Set<String> keys;

  DatabaseHits(PrefixSearch search, String text) {
    this.search = search;
    this.text = text;
    this.keys = keys(text);
  }

  /** All forms in which it may be kept. */
  private static Set<String> keys(String text) {
    Set<String> keys = new HashSet<>();
    keys.add(text);
    keys.add(MailAddress.key(text));
    keys.add(PhoneNumber.key(text));
    return keys;
  }

  /** By id, e-mail address, phone number or device; then suppressed addresses of nobody known. */
  List<Hit> people() throws SinkUnavailableException {
    List<Hit> hits = new ArrayList<>();
    for (Map<String, Object> row : search.people(text)) {
      hits.add(person(row));
    }
    for (Map<String, Object> row : search.addresses(text)) {
      String address = text(row, "address");
      hits.add(hit("person", row, "person", address, is(address)));
    }
    Set<String> shown = new HashSet<>();
    hits.forEach(hit -> shown.add(MailAddress.key(hit.title())));
    for (Map<String, Object> row : search.suppressed(text)) {
      String address = text(row, "address");
      if (shown.add(address)) {
        hits.add(hit("address", row, "address", address, is(address)));
      }
    }
    return hits;
  }

  private Hit person(Map<String, Object> row) {
    String email = (String) row.get("email_address");
    String customer = (String) row.get("customer_id");
    String title = email != null ? email : customer != null ? customer : text(row, "person");
    boolean exact =
        Stream.of("person", "customer_id", "email_address")
            .anyMatch(column -> row.get(column) instanceof String value && is(value));
    Hit hit = hit("person", row, "person", title, exact);
    String other = title.equals(customer) ? hit.id() : customer;
    return new Hit(hit.kind(), hit.feed(), hit.id(), title, other, hit.at(), exact);
  }

  List<Hit> messages() throws SinkUnavailableException {
    return search.messages(text).stream()
        .map(
            row -> {
              String id = text(row, "delivery_id");
              return hit("message", row, "delivery_id", messageTitle(row), is(id));
            })
        .toList();
  }

  private static String messageTitle(Map<String, Object> row) {
    String subject = (String) row.get("subject");
    return subject == null ? text(row, "object_type") + " " + row.get("status") : subject;
  }

  List<Hit> events() throws SinkUnavailableException {
    return search.events(text).stream()
        .map(
            row -> {
              String id = text(row, "event_id");
              return hit("event", row, "event_id", text(row, "event_type"), is(id));
            })
        .toList();
  }

  private boolean is(String value) {
    return keys.contains(value) || keys.contains(MailAddress.key(value));
  }

  private static Hit hit(
      String kind, Map<String, Object> row, String id, String title, boolean exact) {
    String time = kind.equals("event") ? "timestamp" : "last_event_at";
    return new Hit(
        kind, text(row, "feed"), text(row, id), title, detail(kind, row), time(row, time), exact);
  }

  private static @Nullable String detail(String kind, Map<String, Object> row) {
    return switch (kind) {
      case "message" -> (String) row.get("recipient");
      case "event" -> (String) row.get("person");
      case "address" -> (String) row.get("reason");
      default -> (String) row.get("object_type");
    };
  }
}
