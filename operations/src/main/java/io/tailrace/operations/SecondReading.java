package io.tailrace.operations;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Quarantine.Resolution;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.customerio.BodyElement;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Problem;
import io.tailrace.customerio.RequestBody;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads a quarantined body once more. The order of writes is the design: first its events are
 * appended, durably, then the body is resolved; a crash between the two appends nothing twice,
 * since the events are known by then. Safe for use by many threads.
 */
final class SecondReading {
  static final String REPLAYED = "replayed";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final EventLog log;
  private final InstantSource clock;

  SecondReading(EventLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  ItemOutcome read(String id, LogRecord record, boolean dryRun) throws LogUnavailableException {
    if (record.knownReason().code().equals(QuarantineReason.TOO_LARGE)) {
      return new ItemOutcome(
          id, "not_whole", "only its head was kept: " + record.knownReason().detail());
    }
    List<BodyElement> elements = RequestBody.split(record.body());
    if (elements.isEmpty()) {
      return new ItemOutcome(id, "empty", "it holds no event at all");
    }
    if (elements.stream().noneMatch(BodyElement::readable)) {
      return new ItemOutcome(
          id, "unreadable", Objects.requireNonNull(elements.get(0).problem()).message());
    }
    boolean reused = record.knownReason().code().equals(QuarantineReason.EVENT_ID_REUSED);
    if (dryRun || reused) {
      return foreseen(id, record, elements, reused);
    }
    return append(id, record, elements);
  }

  /** A second event under one id is refused as often as it is tried, while the first is known. */
  private ItemOutcome foreseen(
      String id, LogRecord record, List<BodyElement> elements, boolean reused)
      throws LogUnavailableException {
    String eventId = key(elements).eventId();
    var known = log.reader().known(record.feed(), eventId);
    if (reused && known.isPresent()) {
      return new ItemOutcome(id, QuarantineReason.EVENT_ID_REUSED, record.knownReason().detail());
    }
    return new ItemOutcome(id, REPLAYED, readable(elements));
  }

  private ItemOutcome append(String id, LogRecord record, List<BodyElement> elements)
      throws LogUnavailableException {
    List<NewRecord> records = new ArrayList<>(elements.size());
    elements.forEach(element -> records.add(newRecord(record, element)));
    List<AppendOutcome> outcomes = log.append(records, clock.instant().plus(PATIENCE));
    if (records.size() == 1 && outcomes.get(0) == AppendOutcome.REUSED) {
      return new ItemOutcome(
          id,
          QuarantineReason.EVENT_ID_REUSED,
          QuarantineReason.eventIdReused(records.get(0).key()).detail());
    }
    log.quarantine().resolve(record.feed(), record.key(), Resolution.REPLAYED, clock.instant());
    boolean known = outcomes.stream().allMatch(outcome -> outcome == AppendOutcome.DUPLICATE);
    return new ItemOutcome(id, REPLAYED, known ? "it was known already" : readable(elements));
  }

  private static NewRecord newRecord(LogRecord record, BodyElement element) {
    EventKey key = element.key();
    if (key != null) {
      return NewRecord.event(
          record.feed(), key, record.source(), record.receivedAt(), element.bytes());
    }
    Problem problem = Objects.requireNonNull(element.problem());
    var reason = new QuarantineReason(problem.reason().code(), problem.message());
    return NewRecord.quarantined(
        record.feed(), reason, record.source(), record.receivedAt(), element.bytes());
  }

  /** Of the first that can be read. */
  private static EventKey key(List<BodyElement> elements) {
    return elements.stream()
        .map(BodyElement::key)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private static String readable(List<BodyElement> elements) {
    if (elements.size() > 1) {
      long events = elements.stream().filter(BodyElement::readable).count();
      return events + " of " + elements.size() + " events can be read";
    }
    EventKey key = key(elements);
    return key.objectType() + " " + key.metric() + ", event_id " + key.eventId();
  }
}
