package io.tailrace.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one event through one feed. Immutable.
 *
 * @param eventId as asked for
 * @param feed that this is about
 * @param known whether its id was ever received, as far back as ids are remembered
 * @param receivedAt when it came in first, if known
 * @param partition of the log
 * @param offset its number there
 * @param record what the log keeps; null if retention took it, or it never came
 * @param lacking whether the log should keep it and does not
 * @param sinks what became of it at each
 * @param database whether its row is there; null if that could not be asked
 * @param warehouse the same
 * @param reused quarantined bodies that came with its id but mean another event
 */
public record Explanation(
    String eventId,
    String feed,
    boolean known,
    @Nullable Instant receivedAt,
    @Nullable Integer partition,
    @Nullable Long offset,
    @Nullable RecordView record,
    boolean lacking,
    List<SinkOutcome> sinks,
    @Nullable RowCheck database,
    @Nullable RowCheck warehouse,
    List<QuarantineView> reused) {

  /**
   * What became of it at one sink.
   *
   * @param sink its name
   * @param outcome {@code written}, {@code waiting}, {@code retrying}, {@code dead_letter}, {@code
   *     lost}, {@code not_wanted}, {@code stopped} or {@code unknown}
   * @param detail why, for people
   * @param attempts how often it was rejected, if it is retried; counted anew at each start
   * @param nextAttemptAt when it is tried next
   * @param deadLetters all that it ever became there
   */
  public record SinkOutcome(
      String sink,
      String outcome,
      @Nullable String detail,
      @Nullable Integer attempts,
      @Nullable Instant nextAttemptAt,
      List<DeadLetterView> deadLetters) {}

  /**
   * Whether a row is where it should be.
   *
   * @param there null if it could not be asked
   * @param detail for people, if there is something to say
   */
  public record RowCheck(@Nullable Boolean there, @Nullable String detail) {}
}
