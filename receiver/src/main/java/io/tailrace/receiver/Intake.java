package io.tailrace.receiver;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.BodyElement;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Problem;
import io.tailrace.customerio.RequestBody;
import io.tailrace.customerio.SampleEvents;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a verified body durable, whatever is in it. Safe for use by many threads. */
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private static final QuarantineReason NOT_READ =
      new QuarantineReason("not_read", "reading it failed because of a fault in Tailrace");

  private final EventLog log;
  private final InstantSource clock;

  Intake(EventLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Keeps each event of a body, and what cannot be read as one, in one commit. */
  AppendedBody keep(ArrivedRequest arrival, byte[] body) throws LogUnavailableException {
    List<BodyElement> elements = split(body);
    if (elements == null) {
      return setAside(arrival, NOT_READ, body);
    }
    if (elements.isEmpty()) {
      return AppendedBody.NOTHING;
    }
    List<NewRecord> records = new ArrayList<>(elements.size());
    for (BodyElement element : elements) {
      records.add(record(arrival, element));
    }
    List<AppendOutcome> outcomes = append(arrival, records);
    return new AppendedBody(
        OutcomeCounts.of(records, outcomes), newEvents(elements, records, outcomes));
  }

  /** Keeps a whole body in quarantine, unread. */
  AppendedBody setAside(ArrivedRequest arrival, QuarantineReason reason, byte[] body)
      throws LogUnavailableException {
    return setAside(
        arrival,
        NewRecord.quarantined(arrival.feedName(), reason, Source.WEBHOOK, arrival.at(), body));
  }

  /** Keeps the head of a body that is too large, under the hash of the whole. */
  AppendedBody setAsideHead(ArrivedRequest arrival, String hashKey, long length, byte[] head)
      throws LogUnavailableException {
    QuarantineReason reason =
        new QuarantineReason(
            QuarantineReason.TOO_LARGE,
            String.format(
                Locale.ROOT, "it had %d bytes; only its first %d are kept", length, head.length));
    return setAside(
        arrival,
        new NewRecord(
            arrival.feedName(),
            RecordKind.QUARANTINED,
            hashKey,
            0,
            Source.WEBHOOK,
            reason,
            arrival.at(),
            head));
  }

  /**
   * Returns null if reading fails unexpectedly. If such a body were answered 503, it would stall
   * its feed for a week.
   */
  private static @Nullable List<BodyElement> split(byte[] body) {
    try {
      return RequestBody.split(body);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error(
          "Cannot read a verified body because of a fault in Tailrace; it is kept in quarantine."
              + " Please report this.",
          e);
      return null;
    }
  }

  private AppendedBody setAside(ArrivedRequest arrival, NewRecord record)
      throws LogUnavailableException {
    List<NewRecord> records = List.of(record);
    return new AppendedBody(OutcomeCounts.of(records, append(arrival, records)), List.of());
  }

  private List<AppendOutcome> append(ArrivedRequest arrival, List<NewRecord> records)
      throws LogUnavailableException {
    return log.append(records, arrival.deadline().onClock(clock.instant()));
  }

  private static NewRecord record(ArrivedRequest arrival, BodyElement element) {
    EventKey key = element.key();
    if (key == null) {
      Problem problem = Objects.requireNonNull(element.problem());
      return quarantined(
          arrival, new QuarantineReason(problem.reason().code(), problem.message()), element);
    }
    QuarantineReason reason = AgeRule.quarantine(arrival, key.timestamp());
    return reason == null
        ? NewRecord.event(arrival.feedName(), key, source(key), arrival.at(), element.bytes())
        : quarantined(arrival, reason, element);
  }

  /** Whoever reads the tables shall see that nobody was written to. */
  private static Source source(EventKey key) {
    return SampleEvents.isSample(key.eventId()) ? Source.DEMO : Source.WEBHOOK;
  }

  private static NewRecord quarantined(
      ArrivedRequest arrival, QuarantineReason reason, BodyElement element) {
    return NewRecord.quarantined(
        arrival.feedName(), reason, Source.WEBHOOK, arrival.at(), element.bytes());
  }

  private static List<EventKey> newEvents(
      List<BodyElement> elements, List<NewRecord> records, List<AppendOutcome> outcomes) {
    List<EventKey> keys = new ArrayList<>(elements.size());
    for (int i = 0; i < outcomes.size(); i++) {
      if (OutcomeCounts.isNewEvent(records.get(i), outcomes.get(i))) {
        keys.add(elements.get(i).key());
      }
    }
    return keys;
  }
}
