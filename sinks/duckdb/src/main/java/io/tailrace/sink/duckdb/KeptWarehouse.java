package io.tailrace.sink.duckdb;

import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.backup.FileContents;
import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.backup.Renewal;
import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The warehouse's file, as a backup takes it: copied between two batches, after a checkpoint. Safe
 * for use by many threads.
 *
 * @param held waits while its file is copied
 */
record KeptWarehouse(DuckDbSettings settings, HeldSink held) implements KeptFile {
  @Override
  public String name() {
    return settings.file().getFileName().toString();
  }

  /** Columns that this version does not know are refused when the file is opened. */
  @Override
  public long format() {
    return WarehouseContents.FORMAT;
  }

  @Override
  public long bytes() throws IOException {
    return Files.size(settings.file()) + SetAside.wal(settings.file()).toFile().length();
  }

  @Override
  public FileContents copy(Path target, CopyPace pace) throws IOException {
    return held.between(
        () -> {
          try {
            return held.held().copy(target, pace.until(held::isStopping));
          } catch (SinkUnavailableException e) {
            throw new IOException(e.getMessage(), e);
          }
        });
  }

  @Override
  public FileContents lying(Path folder) throws IOException {
    try (RestingWarehouse resting = RestingWarehouse.open(settings.withFolder(folder))) {
      return resting.contents();
    } catch (SinkUnavailableException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public List<String> names(Path folder) {
    return Stream.of("", ".wal", ".rollback")
        .map(ending -> name() + ending)
        .filter(each -> Files.exists(folder.resolve(each)))
        .filter(each -> Files.exists(folder.resolve(name())))
        .toList();
  }

  @Override
  public void renew(Path folder, Renewal renewal) throws IOException {
    DuckDbSettings there = settings.withFolder(folder);
    RollbackJournal.recover(there.file());
    try (DuckDbFile file = DuckDbFile.open(there.file(), there, WriteStep.NOTHING)) {
      new DuckDbPositions(file).renew(renewal.from(), renewal.to());
      file.checkpoint();
    } catch (SQLException e) {
      throw new IOException(name() + " could not be opened: " + DuckDbFailure.firstLine(e), e);
    } catch (SinkUnavailableException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
