package io.tailrace.sink.database;

import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventData;
import io.tailrace.customerio.MailAddress;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One event of a batch, with what several tables need of it worked out once. Belongs to one batch
 * and one thread.
 */
final class Fact {
  private static final Duration AHEAD_AT_MOST = Duration.ofDays(1);

  private final LogRecord record;
  private final Event event;
  private final boolean ofPerson;
  private final String person;
  private final String deliveryId;
  private final String recipient;
  private final String email;
  private final Instant latest;
  private final String stamp;
  private final boolean human;
  private final String cause;
  private String mailboxProvider;
  private Long[] sourceIds;
  private boolean counts;

  Fact(SinkRecord sinkRecord) {
    this.record = sinkRecord.record();
    this.event = sinkRecord.event();
    this.ofPerson = event.isPersonEvent();
    this.person = DatabaseText.given(event.person());
    this.deliveryId = DatabaseText.given(event.data().deliveryId());
    this.recipient = DatabaseText.given(event.data().recipient());
    this.email = DatabaseText.given(event.emailAddress());
    this.latest = believed(event.timestamp(), record.receivedAt());
    this.stamp = Timestamps.seconds(latest) + " " + event.eventId();
    this.human = Boolean.TRUE.equals(event.human());
    this.cause = BounceRows.cause(this);
  }

  /** Nothing has happened that is yet to come: what says so would be the latest for ever. */
  private static Instant believed(Instant timestamp, Instant receivedAt) {
    return timestamp.isAfter(receivedAt.plus(AHEAD_AT_MOST))
        ? receivedAt.truncatedTo(ChronoUnit.SECONDS)
        : timestamp;
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

  /**
   * When it happened, as far as others are compared with it: its timestamp, unless that is more
   * than a day after it was received; then that.
   */
  Instant latest() {
    return latest;
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

  /** The one mailbox that an e-mail went to, as it is compared; null for all else. */
  String mailbox() {
    List<MailAddress> recipients = event.mailRecipients();
    return recipients.size() == 1 ? DatabaseText.clean(recipients.get(0).key()) : null;
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
    return domain != null
        ? domain
        : MailAddress.single(email).map(MailAddress::domainKey).orElse(null);
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

  /** Why it was refused or put off; null for what was neither. */
  String cause() {
    return cause;
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
