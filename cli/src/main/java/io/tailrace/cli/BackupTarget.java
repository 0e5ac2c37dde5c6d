package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import io.tailrace.core.file.HashedStream;
import io.tailrace.core.file.OwnerOnly;
import io.tailrace.core.file.SyncedFile;
import io.tailrace.operations.backup.BackupManifest;
import io.tailrace.operations.backup.BackupManifest.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a backup goes to. {@code backup.json} comes last; until then {@code backup.part}
 * names the files that are ours, so that a backup that was cut off can be begun again. For one
 * thread.
 */
final class BackupTarget extends IncomingFiles {
  private static final String UNFINISHED = "backup.part";
  private final Path folder;
  private final List<Piece> pieces = new ArrayList<>();
  private BackupManifest manifest;

  private BackupTarget(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder, or takes one that is empty, or begins one anew that was not finished. */
  static BackupTarget begin(Path folder) throws IOException, CommandFailedException {
    Files.createDirectories(folder);
    deleteUnfinished(folder);
    try (Stream<Path> found = Files.list(folder)) {
      if (found.anyMatch(each -> !each.endsWith("lost+found"))) {
        throw CommandFailedException.failed(
            folder
                + " is not empty, so nothing was written there. Name a folder that is empty or not"
                + " there yet.");
      }
    }
    OwnerOnly.createFolder(folder);
    OwnerOnly.create(folder.resolve(UNFINISHED));
    return new BackupTarget(folder);
  }

  private static void deleteUnfinished(Path folder) throws IOException {
    Path unfinished = folder.resolve(UNFINISHED);
    if (!Files.exists(unfinished)) {
      return;
    }
    for (String name : Files.readAllLines(unfinished)) {
      Path file = inside(folder, name);
      Files.deleteIfExists(file);
      Files.deleteIfExists(SyncedFile.part(file));
    }
    Files.delete(unfinished);
  }

  @Override
  void accept(String name, long bytes, InputStream content) throws IOException {
    if (name.equals(BackupManifest.NAME)) {
      finish(content.readAllBytes());
      return;
    }
    Path file = inside(folder, name);
    Files.writeString(folder.resolve(UNFINISHED), name + "\n", StandardOpenOption.APPEND);
    HashedStream hashed = new HashedStream(content);
    SyncedFile.write(file, hashed);
    pieces.add(new Piece(name, Files.size(file), hashed.hash()));
  }

  private void finish(byte[] json) throws IOException {
    BackupManifest told = ApiJson.as(ApiJson.read(json), BackupManifest.class);
    if (!told.pieces().equals(pieces)) {
      throw new IOException("what came is not what was sent");
    }
    byte[] written =
        (ApiJson.tree(told).toPrettyString() + "\n")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve(UNFINISHED), BackupManifest.NAME + "\n", StandardOpenOption.APPEND);
    SyncedFile.write(folder.resolve(BackupManifest.NAME), new ByteArrayInputStream(written));
    Files.delete(folder.resolve(UNFINISHED));
    SyncedFile.syncFolder(folder);
    manifest = told;
  }

  /** What the backup holds, once it is whole. */
  BackupManifest manifest() throws CommandFailedException {
    if (manifest == null) {
      throw CommandFailedException.failed(
          "The server ended the backup without " + BackupManifest.NAME + ": it is none.");
    }
    return manifest;
  }
}
