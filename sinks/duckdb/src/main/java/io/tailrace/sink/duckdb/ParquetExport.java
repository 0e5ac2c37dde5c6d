package io.tailrace.sink.duckdb;

import io.tailrace.core.engine.ExportFailedException;
import io.tailrace.core.engine.ExportResult;
import io.tailrace.core.file.OwnerOnly;
import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes days of events as Parquet. DuckDB may write into the staging folder alone, so each file is
 * made there and moved to its place when it is whole. Day by day, since many files open at once
 * would not fit into the memory limit. Stateless.
 */
final class ParquetExport {
  private final Path staging;
  private final WarehouseReader.SessionSource sessions;

  ParquetExport(Path staging, WarehouseReader.SessionSource sessions) {
    this.staging = staging;
    this.sessions = sessions;
  }

  ExportResult write(Path folder, Instant from, Instant to)
      throws ExportFailedException, SinkUnavailableException {
    List<Path> written = new ArrayList<>();
    Path stage = null;
    try (ReadSession session = sessions.open()) {
      ExportRange range = new ExportRange(from, to);
      List<LocalDate> days = range.days(session);
      refuseToReplace(folder, days);
      stage = Files.createTempDirectory(Files.createDirectories(staging), "export-");
      long rows = 0;
      for (LocalDate day : days) {
        Path file = stage.resolve(day + ".parquet");
        rows += session.copy(copy(range.of(day), file));
        written.add(moved(file, target(folder, day)));
      }
      return new ExportResult(rows, written);
    } catch (SQLException | IOException e) {
      throw failed(folder, written, e);
    } finally {
      delete(stage);
    }
  }

  // A row group is in memory until it is whole: with DuckDB's 122,880 rows it may not fit, nor with
  // fewer if they are large.
  private static String copy(String condition, Path file) {
    return """
    COPY (
      SELECT * REPLACE (timestamp AT TIME ZONE 'UTC' AS timestamp,
        received_at AT TIME ZONE 'UTC' AS received_at, inserted_at AT TIME ZONE 'UTC' AS inserted_at)
      FROM delivery_events WHERE %s)
    TO %s (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480, ROW_GROUP_SIZE_BYTES '4MB')
    """
        .formatted(condition, DuckDbStatements.text(file.toAbsolutePath().toString()));
  }

  private static Path target(Path folder, LocalDate day) {
    return folder.resolve("dt=" + day).resolve("delivery_events.parquet");
  }

  private static void refuseToReplace(Path folder, List<LocalDate> days)
      throws ExportFailedException {
    for (LocalDate day : days) {
      Path file = target(folder, day);
      if (Files.exists(file)) {
        throw new ExportFailedException(
            "Nothing was exported: %s is there already, and no file is replaced. Choose another folder, or delete it first"
                .formatted(file));
      }
    }
  }

  /** A reader of the folder never sees half a file, also when it lies on another disk. */
  private static Path moved(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    Files.move(file, beside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    OwnerOnly.tighten(beside.getParent(), beside.getFileName().toString());
    return Files.move(beside, target);
  }

  private static ExportFailedException failed(Path folder, List<Path> written, Exception e) {
    DuckDbFailure trouble = DuckDbFailure.of(e);
    String advice = trouble == DuckDbFailure.OTHER ? "Try again" : trouble.advice();
    return new ExportFailedException(
        "The export to %s stopped after %s whole files. %s. (%s)"
            .formatted(folder, written.size(), advice, DuckDbFailure.firstLine(e)),
        e);
  }

  private static void delete(Path stage) {
    if (stage != null) {
      DuckDbClosing.quietly(() -> Staging.clear(stage));
      DuckDbClosing.quietly(() -> Files.deleteIfExists(stage));
    }
  }
}
