package io.tailrace.core.sink;

import io.tailrace.core.log.Position;
import java.util.List;

/**
 * What a consumer hands to a sink in one write. Immutable.
 *
 * @param records in the order of their offsets
 * @param next the position once all of them have had their effect
 * @param epoch the consumer's; a sink refuses to commit for an epoch lower than one it has seen
 * @param again whether records of it may have had their effect before
 */
public record Batch(List<SinkRecord> records, Position next, long epoch, boolean again) {

  public Batch {
    records = List.copyOf(records);
  }

  /**
   * The position to commit when these were refused: past them all, with the refused ones pending.
   */
  public Position positionAfter(List<Rejection> rejections) {
    return next.withPending(rejections.stream().map(Rejection::offset).toList());
  }
}
