package io.tailrace.pipeline;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows in which process's data folder a sink's file is, where several processes share a log. The
 * process that has the file notes that; a process that lacks it leaves the work to others while
 * there are any. Safe for use by many threads.
 */
public final class SinkFileOwner {
  private static final Duration LOOKS_AGAIN = Duration.ofSeconds(30);
  private final String sink;
  private final ConsumerStore store;
  private final String here;
  private final InstantSource clock;
  private volatile @Nullable Lacking lacking;

  public SinkFileOwner(String sink, ConsumerStore store, Path folder, InstantSource clock) {
    this.sink = sink;
    this.store = store;
    this.here = Hosts.name() + ", " + folder.toAbsolutePath().normalize();
    this.clock = clock;
  }

  private record Lacking(SinkUnavailableException why, Instant since) {}

  /** The file is here, and feeding it begins. */
  void found(long epoch) throws StoreUnavailableException {
    lacking = null;
    String noted = note().orElse(null);
    if (!here.equals(noted)) {
      store.notes().compareAndSet(sink, 0, epoch, new SinkNotes.Change(noted, here));
    }
  }

  /** The file is not here, for this reason. */
  SinkUnavailableException lacks(String what) throws StoreUnavailableException {
    SinkUnavailableException why =
        new SinkUnavailableException(
            "the "
                + sink
                + " "
                + what
                + ": nothing is written to it, and it is tried again. Its file is "
                + where()
                + ": start a worker there. If it is lost, let this one go on with what the log"
                + " still holds: 'tailrace replay --sink "
                + sink
                + "'");
    lacking = new Lacking(why, clock.instant());
    return why;
  }

  /** Where the file is, for people. */
  String where() throws StoreUnavailableException {
    return note().map(noted -> "in the data folder of " + noted).orElse("in another data folder");
  }

  /** Whether another one is known to have it. */
  boolean isElsewhere() throws StoreUnavailableException {
    return note().filter(noted -> !noted.equals(here)).isPresent();
  }

  private Optional<String> note() throws StoreUnavailableException {
    return store.notes().note(sink, 0);
  }

  /**
   * Whether to ask for the right to feed it. Who lacks the file looks now and then, in case
   * somebody has said meanwhile that this one shall go on.
   *
   * @param workers how many are there, this one included
   */
  boolean asks(int workers) {
    Lacking now = lacking;
    return now == null
        || workers == 1
        || Duration.between(now.since(), clock.instant()).abs().compareTo(LOOKS_AGAIN) >= 0;
  }

  /**
   * Requires the file of a sink while no consumer runs. If the sink was begun somewhere, an empty
   * file does not count.
   */
  public void requireOf(Sink opened) throws SinkUnavailableException {
    try {
      Optional<Position> begun = store.positions().committed(sink, 0);
      if (begun.isPresent() && opened.committed(0).isEmpty()) {
        throw new SinkUnavailableException(
            "There is no %s in this data folder. It is %s: ask there".formatted(sink, where()));
      }
    } catch (StoreUnavailableException e) {
      throw new SinkUnavailableException(
          "It cannot be seen where the " + sink + " is: " + e.getMessage(), e);
    }
  }

  /** Returns if what is in the file here may be taken for the whole. */
  public void require() throws SinkUnavailableException {
    Lacking now = lacking;
    if (now != null) {
      throw new SinkUnavailableException(
          "Ask where the " + sink + " is; here it is not: " + now.why().getMessage(), now.why());
    }
  }
}
