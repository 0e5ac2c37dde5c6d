package io.tailrace.operations.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How soon people open and click, from a sample of messages: comparable between a message of today
 * and one of last month. Immutable.
 *
 * @param points by age, the youngest first
 * @param messages how many messages the sample has
 * @param sample what it is a sample of, in words
 */
public record Maturity(List<Point> points, long messages, String sample) {

  /**
   * What people had done by an age. Immutable.
   *
   * @param hours how long after its sending
   * @param messages how many of the sample are at least as old
   * @param humanOpened of those, the share that people had opened by then; null = of nothing
   * @param humanClicked of those, the share that people had clicked by then
   */
  public record Point(
      int hours, long messages, @Nullable Double humanOpened, @Nullable Double humanClicked) {}
}
