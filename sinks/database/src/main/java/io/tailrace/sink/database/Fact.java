package io.tailrace.sink.database;

import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventData;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.time.Instant;

/**
 * One event of a batch, with what several tables need of it worked out once. Belongs to one batch
 * and one thread.
 */
final class Fact {
  private final LogRecord record;
  private final Event event;
  private final boolean ofPerson;
  private final String person;
  private final String deliveryId;
  private final String recipient;
  private final String email;
  private final String stamp;
  private final boolean human;
  private String mailboxProvider;
  private Long[] sourceIds;
  private boolean counts;

  Fact(SinkRecord sinkRecord) {
    this.record = sinkRecord.record();
    this.event = sinkRecord.event();
    this.ofPerson = event.isPersonEvent();
    this.person = Text.given(event.person());
    this.deliveryId = Text.given(event.data().deliveryId());
    this.recipient = Text.given(event.data().recipient());
    this.email = Text.given(event.emailAddress());
    this.stamp = Timestamps.seconds(event.timestamp()) + " " + event.eventId();
    this.human = Boolean.TRUE.equals(event.human());
  }

  Event event() {
    return event;
  }

  EventData data() {
    return event.data();
  }

  LogRecord record() {
    return record;
  }

  String feed() {
    return record.feed();
  }

  Instant timestamp() {
    return event.timestamp();
  }

  Metric metric() {
    return event.metric();
  }

  /** Time and id: no two events have the same, and later ones have a greater one. */
  String stamp() {
    return stamp;
  }

  /** Null if nobody is named. */
  String person() {
    return person;
  }

  String deliveryId() {
    return deliveryId;
  }

  String recipient() {
    return recipient;
  }

  String email() {
    return email;
  }

  /** Whether this tells of a person's subscription and of no message. */
  boolean ofPerson() {
    return ofPerson;
  }

  /** Whether this tells of one delivery. */
  boolean ofDelivery() {
    return !ofPerson && deliveryId != null;
  }

  /** What it is counted as: a person's event is its own kind, whatever channel led to it. */
  String countedType() {
    return ofPerson ? ObjectType.CUSTOMER.name() : event.objectType().name();
  }

  boolean human() {
    return human;
  }

  /** By the address of an e-mail, or that of its person if the event names no recipient. */
  String mailboxProvider() {
    if (mailboxProvider == null) {
      mailboxProvider = MailboxProvider.of(emailDomain());
    }
    return mailboxProvider;
  }

  private String emailDomain() {
    if (!event.objectType().equals(ObjectType.EMAIL) || email == null) {
      return null;
    }
    String domain = event.recipientDomain();
    return domain != null ? domain : Addresses.domain(email);
  }

  /** What the message was sent for: the ids that counts are kept by, in their order there. */
  Long[] sourceIds() {
    if (sourceIds == null) {
      EventData data = event.data();
      sourceIds =
          new Long[] {
            data.campaignId(),
            data.broadcastId(),
            data.newsletterId(),
            data.transactionalMessageId(),
            data.actionId(),
            data.contentId()
          };
    }
    return sourceIds;
  }

  /** Whether it was fetched afterwards, and gives way to the real one. */
  boolean isBackfill() {
    return record.source() == Source.BACKFILL
        && ofDelivery()
        && event.eventId().startsWith(BackfillId.prefix(deliveryId));
  }

  /** Whether it was never counted before. */
  boolean counts() {
    return counts;
  }

  void counted() {
    counts = true;
  }
}
