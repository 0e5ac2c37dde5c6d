package io.tailrace.sink.duckdb;

import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.backup.FileContents;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.BatchTooLargeException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One row per event in {@code <folder>/warehouse.duckdb}, each once: rows and position commit
 * together. A damaged file is set aside and a new one filled from the log. For one platform thread,
 * but for {@link #reader}, {@link #names} and {@link #timesDamaged}, which are safe for many.
 */
public final class DuckDbSink implements Sink {
  private final DuckDbSettings settings;
  private final InstantSource clock;
  private final WarehouseFile file;
  private final Names names = new Names();
  private volatile DuckDbFile warehouse;
  private BatchWrite writing;
  private DuckDbCheckpoints checkpoints;
  private SinkUnavailableException failure;
  private DuckDbFile closing;
  private volatile LogHolds log = LogHolds.NOTHING;
  private volatile boolean stopping;
  private DamagedException damaged;

  public DuckDbSink(DuckDbSettings settings, InstantSource clock) {
    this(settings, Surroundings.real(clock));
  }

  DuckDbSink(DuckDbSettings settings, Surroundings around) {
    this.settings = settings;
    this.clock = around.clock();
    this.file = new WarehouseFile(settings, around);
  }

  /** With the default settings. */
  public DuckDbSink(Path folder, InstantSource clock) {
    this(DuckDbSettings.in(folder), clock);
  }

  @Override
  public String name() {
    return DuckDbPositions.SINK;
  }

  @Override
  public SinkTraits traits() {
    return settings.traits();
  }

  /** How often a damaged file was set aside since this sink was made. */
  public long timesDamaged() {
    return file.timesDamaged();
  }

  /** Reads what was committed, while this sink writes. It lives as long as the sink. */
  public WarehouseReader reader() {
    return new WarehouseReader(settings, this::session);
  }

  /** Has the table of names hold these, from the next batch on. */
  public void names(List<SourceName> all) {
    names.give(all);
  }

  /** Says which log would fill it again; before it is opened. */
  public void filledFrom(LogHolds holds) {
    log = holds;
  }

  ReadSession session() throws SQLException, SinkUnavailableException {
    DuckDbFile open = warehouse;
    if (open == null) {
      throw new SinkUnavailableException(
          "The warehouse is not open now. Try again in a moment; if it stays so, see the sink's"
              + " last error");
    }
    return open.session();
  }

  @Override
  public void open() throws SinkUnavailableException {
    close();
    stopping = false;
    waitForReaders();
    if (damaged != null) {
      file.setAsideDamaged(damaged);
      damaged = null;
    }
    DuckDbFile opened = file.open(log);
    try {
      writing = new BatchWrite(opened, settings, names);
      checkpoints = writing.checkpoints();
      failure = null;
    } catch (SQLException e) {
      opened.close();
      throw unavailable("read", e);
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
    warehouse = opened;
  }

  /** Opened while a query lives on the old instance, DuckDB would go on with that one. */
  private void waitForReaders() throws SinkUnavailableException {
    if (closing != null && !closing.ended()) {
      closing.close();
    }
    if (closing != null && !closing.ended()) {
      throw new SinkUnavailableException(
          "The warehouse is opened again as soon as a query that still runs on it has ended");
    }
    closing = null;
  }

  @Override
  public Optional<Position> committed(int partition) throws SinkUnavailableException {
    BatchWrite open = begin();
    try {
      Optional<Position> position = open.positions().committed(partition);
      writing = open;
      return position;
    } catch (SQLException e) {
      throw unavailable("read", e);
    }
  }

  @Override
  public void stopping() {
    stopping = true;
  }

  /** What stands in the main file; now and then it brings there what does not yet. */
  @Override
  public Position safePosition(Position committed) {
    BatchWrite open = writing;
    writing = null;
    try {
      if (open != null) {
        open.checkpoints().idle(clock.instant(), stopping);
      }
      writing = open;
    } catch (SQLException e) {
      failure = unavailable("checkpointed", e);
    }
    return checkpoints.covered(committed);
  }

  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    BatchWrite open = begin();
    try {
      Position position = open.claim(first, epoch, clock.instant());
      writing = open;
      return position;
    } catch (SQLException | BatchRejectedException e) {
      throw unavailable("written", e);
    }
  }

  @Override
  public List<Rejection> write(Batch batch)
      throws SinkUnavailableException, BatchRejectedException {
    BatchWrite open = begin();
    try {
      List<Rejection> refused = open.write(batch, clock.instant());
      writing = open;
      return refused;
    } catch (BatchRejectedException e) {
      // It was rolled back: all is known.
      writing = open;
      throw e;
    } catch (SQLException e) {
      throw unavailable("written", e);
    }
  }

  @Override
  public void reset(Position position, long epoch) throws SinkUnavailableException {
    BatchWrite open = begin();
    try {
      open.reset(position, epoch, clock.instant());
      writing = open;
    } catch (SQLException | BatchRejectedException e) {
      throw unavailable("written", e);
    }
  }

  /**
   * Copies the file as the last commit left it, to be opened by itself or with the write-ahead log
   * that then lies beside it.
   *
   * @throws IOException the copy failed; this sink goes on
   */
  FileContents copy(Path target, CopyPace pace) throws SinkUnavailableException, IOException {
    BatchWrite open = begin();
    try {
      open.checkpoints().begun(clock.instant());
      FileContents contents = WarehouseContents.of(warehouse);
      writing = open;
      warehouse.copy(target, pace);
      return contents;
    } catch (SQLException e) {
      throw unavailable("copied", e);
    }
  }

  /**
   * Until it has come to its end, whatever throws meanwhile, nobody knows what the open instance
   * holds: then nothing is read, written or checkpointed there, and the file says what is
   * committed.
   */
  private BatchWrite begin() throws SinkUnavailableException {
    BatchWrite open = writing;
    writing = null;
    if (open == null) {
      throw new SinkUnavailableException(
          failure != null
              ? failure.getMessage()
              : "The warehouse is not open, or something failed there: it is opened first, to see"
                  + " what is committed",
          failure);
    }
    return open;
  }

  private SinkUnavailableException unavailable(String what, Exception e) {
    DuckDbFailure trouble = DuckDbFailure.of(e);
    damaged = trouble == DuckDbFailure.DAMAGED ? new DamagedException(e) : damaged;
    String message =
        "The warehouse %s could not be %s. %s. (%s)"
            .formatted(settings.file(), what, trouble.advice(), DuckDbFailure.firstLine(e));
    return trouble == DuckDbFailure.MEMORY
        ? new BatchTooLargeException(message, e)
        : new SinkUnavailableException(message, e);
  }

  /** Interrupts what still reads, then checkpoints and closes. */
  @Override
  public void close() {
    DuckDbFile open = warehouse;
    boolean trusted = writing != null;
    warehouse = null;
    writing = null;
    if (open == null) {
      return;
    }
    if (trusted) {
      open.finish();
    }
    open.close();
    closing = open;
  }
}
