package io.tailrace.sink.bigquery;

import io.tailrace.core.log.Position;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is recorded of one partition: the commit. Immutable.
 *
 * @param position all before it is visible; null if nothing ever was
 * @param stream the stream written last; null if there is none
 * @param rows how many of its rows are to be visible
 * @param next the position that holds once they are; null if it is known that they are
 * @param doubt what may be visible besides
 */
record Recorded(Position position, String stream, long rows, Position next, Doubt doubt) {
  static final Recorded NOTHING = new Recorded(null, null, 0, null, Doubt.NONE);
  private static final String FORMAT = "1";
  private static final String NONE = "-";

  /** These rows of this stream are to be visible, and then that is the position. */
  Recorded flushing(String into, long upTo, Position then) {
    return new Recorded(position, into, upTo, then, doubt);
  }

  /** They are visible. */
  Recorded flushed() {
    return next == null ? this : at(next);
  }

  /** Nobody knows whether they are, nor will; the stream is gone. */
  Recorded doubted() {
    return new Recorded(position, null, 0, null, doubt.until(next.offset()));
  }

  /** At this position without any row. */
  Recorded at(Position then) {
    boolean sameLog = position == null || position.logId().equals(then.logId());
    Doubt left = sameLog ? doubt.at(then.offset()) : doubt.inAnotherLog();
    return new Recorded(then, stream, rows, null, left);
  }

  /** Without the stream, which has ended. */
  Recorded ended() {
    return new Recorded(position, null, 0, next, doubt);
  }

  /** It may be an older copy: whatever was received before this may be visible. */
  Recorded doubtedBefore(Instant time) {
    return new Recorded(position, stream, rows, next, doubt.receivedBefore(time));
  }

  String text() {
    String written = stream == null ? NONE : stream + " " + rows;
    return String.join("\n", FORMAT, text(position), written, text(next), doubt.text());
  }

  /**
   * The reverse.
   *
   * @throws IllegalArgumentException if a later version wrote it
   */
  static Recorded of(String text, int partition) {
    List<String> lines = List.of(text.split("\n", -1));
    if (!lines.get(0).equals(FORMAT) || lines.size() != 5) {
      throw new IllegalArgumentException("it was written by a newer version");
    }
    List<String> written = List.of(lines.get(2).split(" ", -1));
    boolean none = written.get(0).equals(NONE);
    return new Recorded(
        position(lines.get(1), partition),
        none ? null : written.get(0),
        none ? 0 : Long.parseLong(written.get(1)),
        position(lines.get(3), partition),
        Doubt.of(lines.get(4)));
  }

  private static String text(Position position) {
    return position == null
        ? NONE
        : position.logId() + " " + position.offset() + " " + position.pendingText();
  }

  private static Position position(String text, int partition) {
    if (text.equals(NONE)) {
      return null;
    }
    List<String> words = List.of(text.split(" ", -1));
    UUID log = UUID.fromString(words.get(0));
    return Position.of(log, partition, Long.parseLong(words.get(1)), words.get(2));
  }
}
