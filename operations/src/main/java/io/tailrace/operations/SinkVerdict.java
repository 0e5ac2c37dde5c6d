package io.tailrace.operations;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.Retry;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.KnownKey;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.operations.Explanation.SinkOutcome;
import io.tailrace.pipeline.PartitionStatus;
import io.tailrace.pipeline.SinkView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of one record at a sink, from the sink's position, its dead letters and its
 * gaps. Made for one record. For one thread.
 */
final class SinkVerdict {
  private final KnownKey key;
  private final boolean quarantined;
  private final UUID logId;
  private final List<DeadLetter> letters;
  private final List<Gap> gaps;

  SinkVerdict(OperationContext parts, String feed, String eventId, Kept kept)
      throws StoreUnavailableException, LogUnavailableException {
    this.key = kept.key();
    this.quarantined = kept.quarantined();
    this.logId = parts.log().reader().logId();
    this.letters = parts.store().deadLetters().of(feed, eventId);
    this.gaps = parts.store().pins().gaps();
  }

  /** Where the record stands in the log, and as what. */
  record Kept(KnownKey key, boolean quarantined) {}

  SinkOutcome at(SinkView sink) {
    List<DeadLetter> own = letters.stream().filter(l -> l.sink().equals(sink.name())).toList();
    Found found = found(sink, own);
    Retry retry = found.retry;
    return new SinkOutcome(
        sink.name(),
        found.outcome,
        found.detail,
        retry == null ? null : retry.attempts(),
        retry == null ? null : retry.due(),
        own.stream().map(DeadLetterView::of).toList());
  }

  private record Found(String outcome, @Nullable String detail, @Nullable Retry retry) {
    Found(String outcome, @Nullable String detail) {
      this(outcome, detail, null);
    }
  }

  private Found found(SinkView sink, List<DeadLetter> own) {
    if (quarantined && !sink.traits().quarantined()) {
      return new Found("not_wanted", "it takes no quarantined bodies");
    }
    if (!own.isEmpty()) {
      return ofLetter(own.get(own.size() - 1));
    }
    return gaps.stream()
        .filter(gap -> gap.sink().equals(sink.name()))
        .filter(gap -> !gap.isBroughtBack())
        .filter(gap -> gap.covers(key.partition(), key.offset()))
        .findFirst()
        .map(SinkVerdict::ofGap)
        .orElseGet(() -> ofStanding(sink));
  }

  private static Found ofGap(Gap gap) {
    return new Found("lost", "it is one of those of gap " + gap.id() + ": " + gap.cause().text());
  }

  private static Found ofLetter(DeadLetter letter) {
    String why = " after " + letter.attempts() + " attempts: " + letter.reason();
    return switch (letter.state()) {
      case DEAD -> new Found("dead_letter", "set aside as dead letter " + letter.id() + why);
      case REPLAY_REQUESTED ->
          new Found("retrying", "dead letter " + letter.id() + " is to be tried again" + why);
      case REPLAYED -> new Found("written", "taken at a replay, once rejected" + why);
      case DISCARDED -> new Found("dead_letter", "discarded by somebody, rejected" + why);
      case DROPPED ->
          new Found("lost", "more dead letters than consumer.keep-dead-letters; rejected" + why);
    };
  }

  private Found ofStanding(SinkView sink) {
    try {
      return sink.standings().read().stream()
          .filter(standing -> standing.partition() == key.partition())
          .findFirst()
          .map(standing -> ofPosition(sink, standing))
          .orElse(new Found("unknown", "its position could not be found"));
    } catch (Exception e) {
      return new Found("unknown", e.getMessage());
    }
  }

  private Found ofPosition(SinkView sink, PartitionStatus standing) {
    Position position = standing.position();
    if (position != null && !position.logId().equals(logId)) {
      return new Found("stopped", "its position belongs to another log");
    }
    if (position == null || position.offset() <= key.offset()) {
      return new Found("waiting", waiting(standing));
    }
    return position.pending().contains(key.offset())
        ? ofRetry(sink.attempts().next(key.partition(), key.offset()).orElse(null), standing)
        : new Found("written", "");
  }

  private static Found ofRetry(@Nullable Retry retry, PartitionStatus standing) {
    if (retry == null) {
      return new Found("retrying", "rejected, and to be tried again" + error(standing));
    }
    String next = "; tried next at " + retry.due();
    if (retry.attempts() == 0 && retry.reason() != null) {
      return new Found("retrying", retry.reason() + next, retry);
    }
    return retry.attempts() == 0
        ? new Found("retrying", "not rejected since the start, or behind another" + next, retry)
        : new Found(
            "retrying",
            "rejected at attempt " + retry.attempts() + ": " + retry.reason() + next,
            retry);
  }

  private static String waiting(PartitionStatus standing) {
    if (standing.state().equals(PartitionStatus.OFFLINE)) {
      return "not yet; no server runs";
    }
    return standing.healthy() ? "not yet" : "the sink is " + standing.state() + error(standing);
  }

  private static String error(PartitionStatus standing) {
    return standing.lastError() == null ? "" : ": " + standing.lastError();
  }
}
