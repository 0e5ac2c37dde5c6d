package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.ObjectType;
import io.tailrace.customerio.UnreadableEventException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What happened in a workspace, as Customer.io itself knows it: one story for the sender, which
 * posts the events, and for the App API, which tells of them. An event counts once it was taken
 * from the stream, whatever becomes of its request. Keeps the newest messages. Safe to share
 * between threads.
 */
public final class WorkspaceHistory {
  private final int maxMessages;
  private final Map<String, SentMessage> byId = new LinkedHashMap<>();
  private final TreeMap<Long, SentMessage> byNumber = new TreeMap<>();
  private long last;

  /**
   * @param maxMessages older ones are forgotten, as they are after years
   */
  public WorkspaceHistory(int maxMessages) {
    this.maxMessages = maxMessages;
  }

  /** The same events, each recorded when it is taken; to give to a sender. */
  public Iterator<SimulatedEvent> recording(Iterator<SimulatedEvent> events) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return events.hasNext();
      }

      @Override
      public SimulatedEvent next() {
        SimulatedEvent event = events.next();
        add(event);
        return event;
      }
    };
  }

  /** An event that happened, whether or not a webhook tells of it. */
  public void add(SimulatedEvent event) {
    try {
      add(EventDecoder.decode(event.body()));
    } catch (UnreadableEventException impossible) {
      throw new IllegalStateException("The workspace makes readable events.", impossible);
    }
  }

  private synchronized void add(Event event) {
    String id = event.data().deliveryId();
    if (id == null || event.isPersonEvent() || event.objectType().equals(ObjectType.CUSTOMER)) {
      return;
    }
    SentMessage known = byId.get(id);
    SentMessage message = (known == null ? SentMessage.first(++last, event) : known).with(event);
    byId.put(id, message);
    byNumber.put(message.number(), message);
    if (byNumber.size() > maxMessages) {
      byId.remove(byNumber.pollFirstEntry().getValue().id());
    }
  }

  /** null = there is none, or none any more. */
  public synchronized SentMessage message(String deliveryId) {
    return byId.get(deliveryId);
  }

  /** Those that match, newest first. */
  public synchronized List<SentMessage> messages(Predicate<SentMessage> which) {
    return byNumber.descendingMap().values().stream().filter(which).toList();
  }

  /** At most so many that match and came before that number, newest first. */
  public synchronized List<SentMessage> messagesBefore(
      long number, int most, Predicate<SentMessage> which) {
    return byNumber.headMap(number, false).descendingMap().values().stream()
        .filter(which)
        .limit(most)
        .toList();
  }
}
