package io.tailrace.operations.message;

import static io.tailrace.operations.RowValues.text;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.NamedSources;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.message.MessageReport.Entry;
import io.tailrace.operations.message.MessageReport.Received;
import io.tailrace.sink.database.TimelineReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of a message: from the database how far it got, from the log what was received
 * and what it said, as long as each is kept. Safe for use by many threads.
 */
public final class MessageLookup {
  /** The database keeps few events of one message; a machine that opens it all day makes many. */
  private static final int MOST_EVENTS = 500;

  private final OperationContext parts;

  public MessageLookup(OperationContext parts) {
    this.parts = parts;
  }

  /** A message's row and its rows of events. */
  private record Rows(Map<String, Object> message, List<Map<String, Object>> events) {
    String feed() {
      return text(message, "feed");
    }
  }

  /**
   * Finds it.
   *
   * @param feed null = all; ids of several feeds may be the same
   */
  public MessageReport find(String deliveryId, @Nullable String feed)
      throws OperationException, LogUnavailableException {
    List<Entry> entries = new ArrayList<>();
    for (Rows rows : rows(deliveryId, feed)) {
      entries.add(entry(rows));
    }
    return new MessageReport(deliveryId, !entries.isEmpty(), entries);
  }

  /**
   * What it said.
   *
   * @param feed null = the first that knows it
   * @throws OperationException no feed knows such a message
   */
  public MessageContent content(String deliveryId, @Nullable String feed)
      throws OperationException, LogUnavailableException {
    List<Rows> found = rows(deliveryId, feed);
    if (found.isEmpty()) {
      throw OperationException.notFound("No message with the id '" + deliveryId + "' is known.");
    }
    return content(found.get(0));
  }

  private MessageContent content(Rows rows) throws LogUnavailableException {
    return new ContentSearch(parts).of(rows.message(), rows.events());
  }

  private Entry entry(Rows rows) throws LogUnavailableException {
    boolean more = rows.events().size() > MOST_EVENTS;
    var log = new ReceivedEvents(parts.log().reader(), rows.feed());
    List<Received> events = new ArrayList<>();
    for (Map<String, Object> row :
        rows.events().subList(0, Math.min(MOST_EVENTS, rows.events().size()))) {
      events.add(log.of(row));
    }
    return new Entry(
        rows.feed(),
        rows.message(),
        MessageStates.of(rows.message()),
        events,
        more,
        content(rows).kept());
  }

  private List<Rows> rows(String deliveryId, @Nullable String feed) throws OperationException {
    DatabaseStore database = parts.database();
    if (database == null) {
      throw OperationException.refused("There is no database here to ask.");
    }
    return database.askForPage(
        reader -> {
          var timelines = new TimelineReader(reader);
          var names = new NamedSources(reader.names());
          List<Rows> found = new ArrayList<>();
          for (Map<String, Object> message : timelines.message(deliveryId, feed)) {
            String of = text(message, "feed");
            found.add(
                new Rows(
                    names.in(of, List.of(message)).get(0),
                    timelines.eventsOf(message, MOST_EVENTS + 1)));
          }
          return found;
        });
  }
}
