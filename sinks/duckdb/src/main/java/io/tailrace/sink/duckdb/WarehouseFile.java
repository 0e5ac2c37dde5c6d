package io.tailrace.sink.duckdb;

import io.tailrace.core.file.OwnerOnly;
import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the warehouse's file, and sets it aside when it is damaged. For the consumer's thread, but
 * for the count.
 *
 * <p>Committed rows that are not in the file yet are in its write-ahead log, a second file. When
 * only that one is damaged, it alone goes: the rest is as at the last checkpoint, position
 * included, so the consumer reads on from there.
 */
final class WarehouseFile {
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseFile.class);

  private final DuckDbSettings settings;
  private final Step step;
  private final SetAside aside;
  private final AtomicLong damaged = new AtomicLong();

  WarehouseFile(DuckDbSettings settings, InstantSource clock, Step step) {
    this.settings = settings;
    this.step = step;
    this.aside = new SetAside(settings.file(), clock);
  }

  /** How often a damaged file was set aside. */
  long timesDamaged() {
    return damaged.get();
  }

  Warehouse open() throws SinkUnavailableException {
    Warehouse intact = tryOpen();
    if (intact == null && aside.hasWal()) {
      setWalAside();
      intact = tryOpen();
    }
    if (intact == null) {
      setAside("cannot be opened");
      intact = tryOpen();
    }
    if (intact == null) {
      throw new SinkUnavailableException(
          "A new warehouse file could not be used at once; see the log before this");
    }
    return intact;
  }

  /** Null if it is damaged. */
  private Warehouse tryOpen() throws SinkUnavailableException {
    try {
      makeFolders();
      makeIfMissing();
      OwnerOnly.tighten(settings.folder(), settings.file().getFileName().toString());
      return Warehouse.open(settings.file(), settings, step);
    } catch (SQLException e) {
      return damagedOrThrow(e);
    } catch (IOException e) {
      throw unavailable("prepared", e);
    }
  }

  private Warehouse damagedOrThrow(SQLException e) throws SinkUnavailableException {
    Trouble trouble = Trouble.of(e);
    if (trouble != Trouble.DAMAGED && trouble != Trouble.BROKEN) {
      throw unavailable("opened", e);
    }
    LOG.error("The warehouse {} is damaged: {}", settings.file(), Trouble.firstLine(e));
    return null;
  }

  private SinkUnavailableException unavailable(String what, Exception e) {
    return new SinkUnavailableException(
        "The warehouse %s could not be %s. %s. (%s)"
            .formatted(settings.file(), what, Trouble.of(e).advice(), Trouble.firstLine(e)),
        e);
  }

  private void makeFolders() throws IOException {
    Files.createDirectories(settings.folder());
    OwnerOnly.createFolder(settings.spill());
    Staging.clear(OwnerOnly.createFolder(settings.staging()));
  }

  /**
   * Under another name first, so that a kill on the way leaves no half-made file under the real
   * one.
   */
  private void makeIfMissing() throws IOException, SQLException, SinkUnavailableException {
    if (Files.exists(settings.file())) {
      return;
    }
    if (aside.hasWal()) {
      setWalAside();
    }
    Path made = settings.folder().resolve("warehouse.duckdb.new");
    Files.deleteIfExists(made);
    Files.deleteIfExists(SetAside.wal(made));
    Warehouse empty = Warehouse.open(made, settings, Step.NOTHING);
    empty.checkpoint();
    empty.close();
    Files.move(made, settings.file());
  }

  private void setWalAside() throws SinkUnavailableException {
    damaged.incrementAndGet();
    try {
      LOG.error(
          "The warehouse's write-ahead log was set aside as {}. The warehouse goes on from its last checkpoint and"
              + " takes what came since from Tailrace's own log once more.",
          aside.wal());
    } catch (IOException e) {
      throw unavailable("set aside", e);
    }
  }

  /** Also when a block that writing needs turns out to be damaged later. */
  void setAside(String why) throws SinkUnavailableException {
    damaged.incrementAndGet();
    try {
      LOG.error(
          "The warehouse {} {} and was set aside as {}. A new one is made and filled with all that Tailrace's own log"
              + " still holds; older rows are only in the file set aside.",
          settings.file(),
          why,
          aside.file());
    } catch (IOException e) {
      throw unavailable("set aside", e);
    }
  }
}
