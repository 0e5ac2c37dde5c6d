package io.tailrace.sink.duckdb;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One row per event in {@code <folder>/warehouse.duckdb}, each once: rows and position commit
 * together. A damaged file is set aside and a new one filled from the log. For one platform thread,
 * but for {@link #reader} and {@link #timesDamaged}, which are safe for many.
 */
public final class DuckDbSink implements Sink {
  private final DuckDbSettings settings;
  private final InstantSource clock;
  private final WarehouseFile file;
  private volatile Warehouse warehouse;
  private BatchWrite writing;
  private Warehouse closing;
  private boolean damaged;
  private boolean failed;

  public DuckDbSink(DuckDbSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.file = new WarehouseFile(settings, clock);
  }

  /** With the default settings. */
  public DuckDbSink(Path folder, InstantSource clock) {
    this(DuckDbSettings.in(folder), clock);
  }

  @Override
  public String name() {
    return Positions.SINK;
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

  private ReadSession session() throws SQLException, SinkUnavailableException {
    Warehouse open = warehouse;
    if (open == null) {
      throw new SinkUnavailableException(
          "The warehouse is not open now. Try again in a moment; if it stays so, see the sink's last error");
    }
    return open.session();
  }

  @Override
  public void open() throws SinkUnavailableException {
    close();
    waitForReaders();
    if (damaged) {
      file.setAside("has damaged blocks that writing needs");
      damaged = false;
    }
    Warehouse opened = file.open();
    try {
      writing = new BatchWrite(opened, settings.content());
    } catch (SQLException e) {
      opened.close();
      throw unavailable("read", e);
    }
    warehouse = opened;
    failed = false;
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
    try {
      return writing().positions().committed(partition);
    } catch (SQLException e) {
      throw unavailable("read", e);
    }
  }

  @Override
  public List<Rejection> write(Batch batch)
      throws SinkUnavailableException, BatchRejectedException {
    try {
      return writing().write(batch, clock.instant());
    } catch (SQLException e) {
      if (Trouble.of(e) == Trouble.REFUSED) {
        throw new BatchRejectedException("The warehouse refuses a row: " + Trouble.firstLine(e), e);
      }
      throw unavailable("written", e);
    }
  }

  @Override
  public void reset(Position position, long epoch) throws SinkUnavailableException {
    try {
      writing().reset(position, epoch);
    } catch (SQLException e) {
      throw unavailable("written", e);
    }
  }

  private BatchWrite writing() throws SinkUnavailableException {
    if (writing == null) {
      throw new SinkUnavailableException("The warehouse is not open");
    }
    return writing;
  }

  private SinkUnavailableException unavailable(String what, SQLException e) {
    Trouble trouble = Trouble.of(e);
    damaged |= trouble == Trouble.DAMAGED;
    failed = true;
    String message =
        "The warehouse %s could not be %s. %s. (%s)"
            .formatted(settings.file(), what, trouble.advice(), Trouble.firstLine(e));
    return new SinkUnavailableException(message, e);
  }

  /** Interrupts what still reads, then checkpoints and closes. */
  @Override
  public void close() {
    Warehouse open = warehouse;
    warehouse = null;
    writing = null;
    if (open == null) {
      return;
    }
    if (!failed) {
      open.checkpoint();
    }
    open.close();
    closing = open;
  }
}
