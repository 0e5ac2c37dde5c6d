package io.tailrace.operations;

import io.tailrace.core.log.Gap;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gap for people and for JSON. Immutable.
 *
 * @param id its number
 * @param sink which will not get these records
 * @param partition of the log
 * @param from the first offset
 * @param to one past the last
 * @param records how many are lost, where that can be told
 * @param cause its code, as in {@code missing_in_log}
 * @param why the same as a part of a sentence
 * @param at when it was found
 * @param open whether nobody has acknowledged it yet
 * @param acknowledgedBy null while it is open; so is the time of it
 * @param acknowledgedAt when somebody took notice of it
 */
public record GapView(
    long id,
    String sink,
    int partition,
    long from,
    long to,
    @Nullable Long records,
    String cause,
    String why,
    Instant at,
    boolean open,
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt) {

  static GapView of(Gap gap) {
    Gap.Noted noted = gap.noted();
    return new GapView(
        gap.id(),
        gap.sink(),
        gap.partition(),
        gap.from(),
        gap.to(),
        gap.count().orElse(null),
        gap.cause().code(),
        gap.cause().text(),
        gap.at(),
        gap.isOpen(),
        noted == null ? null : noted.by(),
        noted == null ? null : noted.at());
  }
}
