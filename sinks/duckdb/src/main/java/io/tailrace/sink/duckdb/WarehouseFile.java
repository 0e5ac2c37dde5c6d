package io.tailrace.sink.duckdb;

import io.tailrace.core.file.OwnerOnly;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the warehouse's file, and sets it aside when it is damaged. For the consumer's thread, but
 * for the count.
 *
 * <p>Committed rows that are not in the file yet are in its write-ahead log, a second file. When
 * only that one is damaged, it alone goes: the rest is as at the last checkpoint, position
 * included, so the consumer reads on from there. It goes only if it is damaged by its own
 * checksums, while there is room on the disk, and if the log can give all that is in it again.
 */
final class WarehouseFile {
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseFile.class);

  private final DuckDbSettings settings;
  private final Surroundings around;
  private final SetAside aside;
  private final AtomicLong damaged = new AtomicLong();

  WarehouseFile(DuckDbSettings settings, Surroundings around) {
    this.settings = settings;
    this.around = around;
    this.aside = new SetAside(settings.file(), around.clock());
  }

  /** How often a damaged file was set aside. */
  long timesDamaged() {
    return damaged.get();
  }

  DuckDbFile open(LogHolds log) throws SinkUnavailableException {
    try {
      aside.restoreWal();
      return tryOpen();
    } catch (IOException e) {
      throw unavailable("prepared", e);
    } catch (DamagedException e) {
      requireRoom(e);
      return aside.hasWal() ? withoutWal(log, e) : anew(e);
    }
  }

  private DuckDbFile tryOpen() throws SinkUnavailableException, DamagedException {
    try {
      makeFolders();
      makeIfMissing();
      RollbackJournal.recover(settings.file());
      OwnerOnly.tighten(settings.folder(), settings.file().getFileName().toString());
      return DuckDbFile.open(settings.file(), settings, around.step());
    } catch (SQLException e) {
      DuckDbFailure trouble = DuckDbFailure.of(e);
      if (trouble == DuckDbFailure.DAMAGED || trouble == DuckDbFailure.BROKEN) {
        throw new DamagedException(e);
      }
      throw unavailable("opened", e);
    } catch (IOException e) {
      throw unavailable("prepared", e);
    }
  }

  /** Looks at the file without its write-ahead log, to see which of the two is damaged. */
  private DuckDbFile withoutWal(LogHolds log, DamagedException why)
      throws SinkUnavailableException {
    try {
      WalCheck.Verdict verdict = WalCheck.of(SetAside.wal(settings.file()));
      aside.suspendWal();
      DuckDbFile file = tryOpen();
      if (verdict == WalCheck.Verdict.DAMAGED && givesAgain(log, file)) {
        damaged.incrementAndGet();
        LOG.error(
            "The warehouse's write-ahead log is damaged ({}) and was set aside as {}. The warehouse"
                + " goes on from its last checkpoint and takes what came since from Tailrace's own"
                + " log once more.",
            why.getMessage(),
            aside.suspendedWal());
        return file;
      }
      file.close();
      aside.restoreWal();
      throw held(verdict, why);
    } catch (DamagedException e) {
      restoreWal();
      return anew(e);
    } catch (SQLException | LogUnavailableException | IOException e) {
      restoreWal();
      throw unavailable("opened", e);
    }
  }

  private void restoreWal() throws SinkUnavailableException {
    try {
      aside.restoreWal();
    } catch (IOException e) {
      throw unavailable("prepared", e);
    }
  }

  private static boolean givesAgain(LogHolds log, DuckDbFile file)
      throws SQLException, LogUnavailableException {
    try {
      return log.allSince(new DuckDbPositions(file).all());
    } catch (SQLException | LogUnavailableException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private SinkUnavailableException held(WalCheck.Verdict verdict, DamagedException why) {
    Path wal = SetAside.wal(settings.file());
    String what =
        verdict == WalCheck.Verdict.WHOLE
            ? "is whole by its checksums, but could not be replayed. Look for want of memory or"
                + " disk, and give it more by the setting warehouse.memory; it is tried again"
            : "is damaged, and Tailrace's own log no longer holds all that is in it: nothing is set"
                + " aside by itself. Put a good copy in its place; or move it away, and what the"
                + " log no longer holds is a gap";
    return new SinkUnavailableException(
        "The warehouse's write-ahead log %s %s. (%s)".formatted(wal, what, why.getMessage()), why);
  }

  private void requireRoom(DamagedException why) throws SinkUnavailableException {
    try {
      around.room().require(settings.folder());
    } catch (IOException e) {
      throw new SinkUnavailableException(
          "The warehouse %s looks damaged, which a full disk may be the reason of, so nothing is set aside. %s. (%s; %s)"
              .formatted(
                  settings.file(),
                  DuckDbFailure.FULL.advice(),
                  DuckDbFailure.firstLine(e),
                  why.getMessage()),
          e);
    }
  }

  private SinkUnavailableException unavailable(String what, Exception e) {
    return new SinkUnavailableException(
        "The warehouse %s could not be %s. %s. (%s)"
            .formatted(
                settings.file(), what, DuckDbFailure.of(e).advice(), DuckDbFailure.firstLine(e)),
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
      damaged.incrementAndGet();
      LOG.error(
          "The warehouse {} is gone, and its write-ahead log alone is of no use: it was set aside"
              + " as {}",
          settings.file(),
          aside.wal());
    }
    Path made = settings.folder().resolve("warehouse.duckdb.new");
    Files.deleteIfExists(made);
    Files.deleteIfExists(SetAside.wal(made));
    Files.deleteIfExists(RollbackJournal.of(settings.file()));
    try (DuckDbFile empty = DuckDbFile.open(made, settings, WriteStep.NOTHING)) {
      empty.checkpoint();
    }
    Files.move(made, settings.file());
  }

  private DuckDbFile anew(DamagedException why) throws SinkUnavailableException {
    setAside("cannot be opened (" + why.getMessage() + ")");
    try {
      return tryOpen();
    } catch (DamagedException e) {
      throw new SinkUnavailableException(
          "A new warehouse file could not be used at once; see the log before this", e);
    }
  }

  /** When a block that writing needs turned out to be damaged. */
  void setAsideDamaged(DamagedException why) throws SinkUnavailableException {
    requireRoom(why);
    setAside("has damaged blocks that writing needs (" + why.getMessage() + ")");
  }

  private void setAside(String why) throws SinkUnavailableException {
    damaged.incrementAndGet();
    try {
      LOG.error(
          "The warehouse {} {} and was set aside as {}. A new one is made and filled with all that"
              + " Tailrace's own log still holds; older rows are only in the file set aside.",
          settings.file(),
          why,
          aside.file());
    } catch (IOException e) {
      throw unavailable("set aside", e);
    }
  }
}
