package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.backup.KeptPosition;
import io.tailrace.core.file.HashedStream;
import io.tailrace.core.file.SyncedFile;
import io.tailrace.operations.backup.BackupManifest;
import io.tailrace.operations.backup.BackupManifest.Piece;
import io.tailrace.operations.backup.BackupManifest.SavedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** A backup to restore from, as far as it was looked at. Immutable. */
record BackupFolder(Path folder, BackupManifest manifest) {

  /** Reads what it says of itself. */
  static BackupFolder of(Path folder) throws IOException, CommandFailedException {
    Path file = folder.resolve(BackupManifest.NAME);
    if (!Files.exists(file)) {
      throw CommandFailedException.failed(
          folder
              + " is no whole backup: "
              + BackupManifest.NAME
              + ", which is written last, is not there. It was cut off, or is another folder."
              + " Nothing was restored; take another backup.");
    }
    BackupFolder found = new BackupFolder(folder, read(file));
    if (!found.manifest.known()) {
      throw found.newer(BackupManifest.NAME);
    }
    return found;
  }

  private static BackupManifest read(Path file) throws IOException, CommandFailedException {
    try {
      return ApiJson.as(ApiJson.read(Files.readAllBytes(file)), BackupManifest.class);
    } catch (JacksonException
        | DateTimeException
        | IllegalArgumentException
        | NullPointerException e) {
      throw CommandFailedException.failed(
          file
              + " cannot be read ("
              + e.getMessage()
              + "). Nothing was restored; take another backup.");
    }
  }

  private CommandFailedException newer(String what) {
    return CommandFailedException.failed(
        what
            + " in "
            + folder
            + " is of a newer version of Tailrace ("
            + manifest.version()
            + ") than this one. Nothing was restored; restore it with that version.");
  }

  /**
   * Refuses what this configuration and this version cannot go on with.
   *
   * @param kept the files that the configuration has
   */
  void requireFor(List<KeptFile> kept) throws CommandFailedException {
    for (SavedFile saved : manifest.files()) {
      Optional<KeptFile> file =
          kept.stream().filter(each -> each.name().equals(saved.name())).findFirst();
      if (file.isEmpty()) {
        throw CommandFailedException.failed(
            "The backup holds "
                + saved.name()
                + ", and this configuration keeps that elsewhere or not at all. Nothing was restored;"
                + " restore with log.url, database.url and warehouse.url as they were.");
      }
      if (saved.format() > file.get().format()) {
        throw newer(saved.name());
      }
    }
    if (manifest.log().isPresent()) {
      requireFit(manifest.log().get());
    }
  }

  /** A sink that is past the log would skip what comes next. */
  private void requireFit(KeptPosition log) throws CommandFailedException {
    for (KeptPosition sink : manifest.sinks()) {
      if (sink.logId().equals(log.logId()) && sink.offset() > log.offset()) {
        throw CommandFailedException.failed(
            "The files in "
                + folder
                + " do not fit: "
                + sink.of()
                + " had come to offset "
                + sink.offset()
                + ", and the log ends at "
                + log.offset()
                + ". They are not of one backup. Nothing was restored.");
      }
    }
  }

  long bytes() {
    return manifest.pieces().stream().mapToLong(Piece::bytes).sum();
  }

  /** Copies all of it, each file only if it is what was written. */
  void copyTo(Path target) throws IOException, CommandFailedException {
    for (Piece piece : manifest.pieces()) {
      Path from = IncomingFiles.inside(folder, piece.name());
      Path to = IncomingFiles.inside(target, piece.name());
      try (var hashed = new HashedStream(Files.newInputStream(from))) {
        SyncedFile.write(to, hashed);
        if (Files.size(to) != piece.bytes() || !hashed.hash().equals(piece.sha256())) {
          throw CommandFailedException.failed(
              from
                  + " is not what was written: its SHA-256 differs from that in "
                  + BackupManifest.NAME
                  + ". It was changed or damaged. Nothing was restored; take another backup.");
        }
      }
    }
  }
}
