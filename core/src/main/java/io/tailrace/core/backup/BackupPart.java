package io.tailrace.core.backup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine keeps what it must not lose: in a file of the data folder, or elsewhere, or
 * nothing. Immutable.
 */
public final class BackupPart {
  /** Of an engine that keeps nothing of its own. */
  public static final BackupPart NOTHING = new BackupPart(null, null);

  private final @Nullable KeptFile file;
  private final @Nullable String elsewhere;

  private BackupPart(@Nullable KeptFile file, @Nullable String elsewhere) {
    this.file = file;
    this.elsewhere = elsewhere;
  }

  /** In this file, which is in a backup. */
  public static BackupPart in(KeptFile file) {
    return new BackupPart(file, null);
  }

  /**
   * Elsewhere, so that it is not in a backup.
   *
   * @param sentence what, where, and how it is backed up there
   */
  public static BackupPart elsewhere(String sentence) {
    return new BackupPart(null, sentence);
  }

  public Optional<KeptFile> file() {
    return Optional.ofNullable(file);
  }

  /** For people. */
  public Optional<String> elsewhere() {
    return Optional.ofNullable(elsewhere);
  }
}
