package io.tailrace.operations;

import io.tailrace.core.Build;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.QuarantineCount;
import io.tailrace.operations.incoming.FeedStatus;
import io.tailrace.pipeline.PartitionStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How everything stands at one moment. What could not be found out is null. Immutable.
 *
 * @param running whether a server runs on the folder
 * @param build of the program that answers: the server, or the command where none runs
 * @param healthy false if anything needs somebody to look
 * @param log the log of what was received
 * @param sinks each of them
 * @param feeds each of them, and requests that came to none
 * @param attention what that is, a sentence each
 */
public record StatusReport(
    boolean running,
    @Nullable Build build,
    boolean healthy,
    LogStatus log,
    List<SinkStatus> sinks,
    List<FeedStatus> feeds,
    List<String> attention) {

  /**
   * The log.
   *
   * @param id made with it, and anew when it is restored
   * @param events records it keeps now
   * @param partitions which offsets each keeps
   * @param check whether an append would work
   * @param quarantined unresolved bodies that could not be read
   * @param diskFreeBytes what is left on the disk of the data folder
   * @param warnings what about the log's settings can lose what was answered
   */
  public record LogStatus(
      @Nullable String id,
      @Nullable Long events,
      List<PartitionRange> partitions,
      CheckStatus check,
      @Nullable List<QuarantineCount> quarantined,
      long diskFreeBytes,
      List<String> warnings) {}

  /**
   * Start: the first offset kept. End: one past the last.
   *
   * @param partition its number
   * @param start the first offset kept
   * @param end one past the last
   */
  public record PartitionRange(int partition, long start, long end) {}

  /**
   * A component's answer to "would you work now?".
   *
   * @param ok whether it would
   * @param message why not, or what else to know
   */
  public record CheckStatus(boolean ok, @Nullable String message) {}

  /**
   * One sink.
   *
   * @param name as in the configuration
   * @param state {@code running}, {@code holding}, {@code stopped}, {@code elsewhere} and so on
   * @param healthy false also while a gap is open
   * @param lag records it has not had yet
   * @param lagSeconds age of the oldest of them
   * @param deadLetters unresolved ones
   * @param partitions its position in each
   * @param lastError null if nothing went wrong since it last worked
   * @param lastErrorAt when that was
   * @param gaps what this sink will not get from the log any more
   * @param replays ranges of the log that it is being fed again
   * @param since when it came into this state
   * @param perSecond records that it had during the last minute
   * @param levelInSeconds when it will have drawn level, as things go; null if it has, or will not
   */
  public record SinkStatus(
      String name,
      String state,
      boolean healthy,
      @Nullable Long lag,
      @Nullable Double lagSeconds,
      @Nullable Long deadLetters,
      List<PartitionPosition> partitions,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      List<GapView> gaps,
      List<ReplayLeft> replays,
      @Nullable Instant since,
      @Nullable Double perSecond,
      @Nullable Double levelInSeconds) {}

  /**
   * A committed position; offset null if there is none yet.
   *
   * @param partition its number
   * @param state as of a sink
   * @param offset the next one to read
   * @param pending records past it that are done with already
   */
  public record PartitionPosition(int partition, String state, @Nullable Long offset, int pending) {
    static PartitionPosition of(PartitionStatus standing) {
      Position position = standing.position();
      return new PartitionPosition(
          standing.partition(),
          standing.state(),
          position == null ? null : position.offset(),
          position == null ? 0 : position.pending().size());
    }
  }

  /**
   * What is left of a replay.
   *
   * @param partition of the log
   * @param next the offset that comes next
   * @param to one past the last
   */
  public record ReplayLeft(int partition, long next, long to) {}
}
