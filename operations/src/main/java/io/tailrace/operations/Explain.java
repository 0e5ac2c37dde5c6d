package io.tailrace.operations;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.KnownKey;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.operations.Explanation.RowCheck;
import io.tailrace.operations.Explanation.SinkOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the whole way of one event. Safe for use by many threads. */
public final class Explain {
  private final OperationContext parts;

  public Explain(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * One id may have come through several feeds, as different events.
   *
   * @param eventId as asked for
   * @param known whether any feed ever received it
   * @param feeds its way through each feed that knows it
   */
  public record Answer(String eventId, boolean known, List<Explanation> feeds) {}

  /**
   * Explains an event.
   *
   * @param eventId Customer.io's, or the hash of a body without one
   * @param feed null = whichever knows it
   */
  public Answer event(String eventId, @Nullable String feed)
      throws LogUnavailableException, StoreUnavailableException {
    List<Explanation> explanations = new ArrayList<>();
    for (String candidate : feed == null ? parts.feeds() : List.of(feed)) {
      Explanation explanation = explain(candidate, eventId);
      if (explanation.known() || !explanation.reused().isEmpty()) {
        explanations.add(explanation);
      }
    }
    boolean known = explanations.stream().anyMatch(Explanation::known);
    return new Answer(eventId, known, explanations);
  }

  /** The log may have let it go, id and all, where a sink still has its row. */
  private static boolean has(@Nullable RowCheck row) {
    return row != null && Boolean.TRUE.equals(row.there());
  }

  private Explanation explain(String feed, String eventId)
      throws LogUnavailableException, StoreUnavailableException {
    LogReader reader = parts.log().reader();
    Optional<LogRecord> record = reader.find(feed, eventId);
    Optional<KnownKey> known = reader.known(feed, eventId).or(() -> record.map(Explain::key));
    Instant receivedAt = record.map(LogRecord::receivedAt).orElse(null);
    List<SinkOutcome> sinks = List.of();
    if (known.isPresent()) {
      boolean quarantined =
          record.map(LogRecord::kind).filter(RecordKind.QUARANTINED::equals).isPresent();
      var kept = new SinkVerdict.Kept(known.get(), quarantined);
      var verdict = new SinkVerdict(parts, feed, eventId, kept);
      sinks = parts.sinks().stream().map(verdict::at).toList();
    }
    RowCheck database = row(parts.database(), feed, eventId, receivedAt);
    RowCheck warehouse = row(parts.warehouse(), feed, eventId, receivedAt);
    return new Explanation(
        eventId,
        feed,
        known.isPresent() || has(database) || has(warehouse),
        known.map(KnownKey::receivedAt).orElse(null),
        known.map(KnownKey::partition).orElse(null),
        known.map(KnownKey::offset).orElse(null),
        record.map(RecordView::of).orElse(null),
        record.isEmpty() && known.isPresent() && isLacking(reader, known.get()),
        sinks,
        database,
        warehouse,
        reused(feed, eventId));
  }

  /** Retention has not come so far: somebody or something else took the record. */
  private static boolean isLacking(LogReader reader, KnownKey key) throws LogUnavailableException {
    return key.offset() >= reader.retainedFrom(key.partition());
  }

  private static KnownKey key(LogRecord record) {
    return new KnownKey(record.partition(), record.offset(), record.receivedAt());
  }

  /** Where there is such a store. */
  private static @Nullable RowCheck row(
      @Nullable EventStore store, String feed, String eventId, @Nullable Instant receivedAt) {
    if (store == null) {
      return null;
    }
    try {
      return new RowCheck(store.holds(feed, eventId, receivedAt), null);
    } catch (OperationException e) {
      return new RowCheck(null, e.getMessage());
    }
  }

  private List<QuarantineView> reused(String feed, String eventId) throws LogUnavailableException {
    var pick = new QuarantinePick(parts.log());
    List<QuarantineView> found = new ArrayList<>();
    pick.visitMatching(
        new Selection(List.of(), feed, QuarantineReason.EVENT_ID_REUSED, null, false),
        0,
        picked -> {
          QuarantineView view = QuarantineView.of(picked.id(), picked.found(), false);
          if (picked.found().knownReason().detail().contains(eventId)) {
            found.add(view);
          }
          return true;
        });
    return found;
  }
}
