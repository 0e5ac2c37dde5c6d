package io.tailrace.operations.backup;

import io.tailrace.core.backup.KeptPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code backup.json}, written last: without it a folder is no backup. Immutable.
 *
 * @param format the version of this file; a newer one is refused
 * @param version of the Tailrace that made it; for people
 * @param beganAt what was answered before this is in the backup
 * @param endedAt when the log's copy was made; what was answered later is not in it
 * @param logId the log's id; null if the log is elsewhere
 * @param files what it consists of
 * @param elsewhere what is not in it, and how that is backed up
 */
public record BackupManifest(
    long format,
    String version,
    Instant beganAt,
    Instant endedAt,
    @Nullable UUID logId,
    List<SavedFile> files,
    List<String> elsewhere) {
  public static final String NAME = "backup.json";
  static final long FORMAT = 1;

  public BackupManifest {
    files = List.copyOf(files);
    elsewhere = List.copyOf(elsewhere);
  }

  /**
   * One file of the data folder. Immutable.
   *
   * @param name as in the data folder
   * @param format the version of its tables
   * @param positions how far those in it had come
   * @param counts how many rows are in it, by table
   * @param pieces the files that it consists of
   * @param note what it noted before the sinks' files were copied; empty for a sink's or the log's
   */
  public record SavedFile(
      String name,
      long format,
      List<KeptPosition> positions,
      Map<String, Long> counts,
      List<Piece> pieces,
      String note) {
    public SavedFile {
      positions = List.copyOf(positions);
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * A file in the backup's folder. Immutable.
   *
   * @param sha256 of its bytes, in hexadecimal digits
   */
  public record Piece(String name, long bytes, String sha256) {}

  /** Every file in the folder but this one. */
  public List<Piece> pieces() {
    return files.stream().flatMap(file -> file.pieces().stream()).toList();
  }

  /** Where the log ends; empty if it is elsewhere. */
  public Optional<KeptPosition> log() {
    return positions().filter(KeptPosition::ofLog).findFirst();
  }

  /** Where sinks stand, by their own files and by what the store notes of all. */
  public List<KeptPosition> sinks() {
    return positions().filter(position -> !position.ofLog()).toList();
  }

  /** Where those sinks stand that have a file of their own, by that. */
  public List<KeptPosition> sinksWithFiles() {
    return files.stream()
        .filter(file -> file.note().isEmpty())
        .flatMap(file -> file.positions().stream())
        .filter(position -> !position.ofLog())
        .toList();
  }

  /** Whether this version of Tailrace can read it. */
  public boolean known() {
    return format == FORMAT;
  }

  private Stream<KeptPosition> positions() {
    return files.stream().flatMap(file -> file.positions().stream());
  }
}
