package io.tailrace.core.warehouse;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cells of an event's row in the order of the columns of {@code delivery_events}, which is the
 * same in every warehouse. For one thread.
 *
 * @param <E> what writing one may throw
 */
public interface EventCells<E extends Exception> {
  void text(@Nullable String value) throws E;

  /** What rows are found by: as it is. */
  default void exact(String value) throws E {
    text(value);
  }

  void time(Instant value) throws E;

  void number(@Nullable Long value) throws E;

  void flag(@Nullable Boolean value) throws E;

  /** All but the last cell, which is the event's data as each warehouse takes JSON. */
  default void write(SinkRecord record, Instant insertedAt) throws E {
    Event event = record.knownEvent();
    required(record.record(), event, insertedAt);
    person(event);
    message(event.data());
    ids(event.data());
    flags(event);
  }

  private void required(LogRecord record, Event event, Instant insertedAt) throws E {
    exact(event.eventId());
    exact(record.feed());
    exact(record.source().text());
    exact(event.eventType());
    exact(event.objectType().name());
    exact(event.metric().name());
    time(event.timestamp());
    time(record.receivedAt());
    time(insertedAt);
  }

  private void person(Event event) throws E {
    text(event.person());
    text(event.customerId());
    text(event.data().identifiers().cioId());
    text(event.emailAddress());
    text(event.data().recipient());
    text(event.recipientDomain());
  }

  private void message(EventData data) throws E {
    text(data.deliveryId());
    text(data.journeyId());
    text(data.triggerEventId());
    text(data.subject());
    text(data.href());
    text(data.failureMessage());
    text(data.trackedResponse());
  }

  private void ids(EventData data) throws E {
    number(data.campaignId());
    number(data.broadcastId());
    number(data.newsletterId());
    number(data.transactionalMessageId());
    number(data.actionId());
    number(data.parentActionId());
    number(data.contentId());
    number(data.triggerId());
    number(data.linkId());
  }

  private void flags(Event event) throws E {
    flag(event.data().proxied());
    flag(event.data().prefetched());
    flag(event.data().synthetic());
    flag(event.data().machine());
    flag(event.human());
  }
}
