package io.tailrace.operations;

import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.file.FreeSpace;
import java.util.List;
import java.util.Optional;

/**
 * What a backup is made of. Immutable.
 *
 * @param parts those of the sinks first, then the store's, the log's last
 * @param disk how much the data folder's disk still takes
 * @param keptFree how many bytes of it copies leave free
 * @param atRest whether no process has the folder, and this one reads it as it lies
 */
public record BackupSources(List<BackupPart> parts, FreeSpace disk, long keptFree, boolean atRest) {
  /** Of a folder without anything. */
  public static final BackupSources NONE =
      new BackupSources(List.of(), FreeSpace.OF_FILE_SYSTEM, 0, true);

  public BackupSources {
    parts = List.copyOf(parts);
  }

  /**
   * In the order in which they are copied: a sink's position is in its own file, and the log's copy
   * must reach at least as far.
   */
  public List<KeptFile> files() {
    return parts.stream().map(BackupPart::file).flatMap(Optional::stream).toList();
  }

  /** What is kept elsewhere, and how it is backed up there; for people. */
  public List<String> elsewhere() {
    return parts.stream().map(BackupPart::elsewhere).flatMap(Optional::stream).toList();
  }
}
