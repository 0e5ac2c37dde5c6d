package io.tailrace.operations;

import io.tailrace.core.consumer.DeadLetter;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter for people and for JSON. Immutable.
 *
 * @param id its number
 * @param sink which rejected it
 * @param state {@code dead}, {@code replay_requested}, {@code replayed}, {@code discarded} or
 *     {@code dropped}
 * @param reason why, in the words of the sink
 * @param attempts how often it was tried
 * @param at when it was set aside
 * @param resolvedAt when somebody or a replay resolved it
 * @param record what was rejected
 * @param body null unless it was asked for
 */
public record DeadLetterView(
    long id,
    String sink,
    String state,
    String reason,
    int attempts,
    Instant at,
    @Nullable Instant resolvedAt,
    RecordView record,
    @Nullable BodyText body) {

  static DeadLetterView of(DeadLetter letter) {
    return of(letter, null);
  }

  static DeadLetterView withBody(DeadLetter letter) {
    return of(letter, BodyText.of(letter.record().body()));
  }

  private static DeadLetterView of(DeadLetter letter, @Nullable BodyText body) {
    return new DeadLetterView(
        letter.id(),
        letter.sink(),
        letter.state().name().toLowerCase(Locale.ROOT),
        letter.reason(),
        letter.attempts(),
        letter.at(),
        letter.resolvedAt(),
        RecordView.of(letter.record()),
        body);
  }
}
