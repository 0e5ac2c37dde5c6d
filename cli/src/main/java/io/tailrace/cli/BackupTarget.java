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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder that a backup goes to. {@code backup.json} comes last; until then {@code backup.part}
 * names the files that are ours, so that a backup that was cut off can be begun again. For one
 * thread.
 */
final class BackupTarget extends IncomingFiles {
  private static final String UNFINISHED = "backup.part";
  private final Path folder;
  private final Consumer<String> progress;
  private final List<Piece> pieces = new ArrayList<>();
  private BackupManifest manifest;

  private BackupTarget(Path folder, Consumer<String> progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Makes the folder, or takes one that is empty, or begins one anew that was not finished.
   *
   * @param progress hears of each file
   */
  static BackupTarget begin(Path folder, Consumer<String> progress)
      throws IOException, CommandFailedException {
    Files.createDirectories(folder);
    deleteUnfinished(folder);
    requireEmpty(folder);
    OwnerOnly.createFolder(folder);
    OwnerOnly.create(folder.resolve(UNFINISHED));
    return new BackupTarget(folder, progress);
  }

  /** Before anything is asked for: refuses a folder in which something else is. */
  static void requireUsable(Path folder) throws IOException, CommandFailedException {
    if (Files.exists(folder) && !Files.exists(folder.resolve(UNFINISHED))) {
      requireEmpty(folder);
    }
  }

  private static void requireEmpty(Path folder) throws IOException, CommandFailedException {
    try (Stream<Path> found = Files.list(folder)) {
      if (found.anyMatch(each -> !each.endsWith("lost+found"))) {
        throw CommandFailedException.failed(
            folder
                + " is not empty, so nothing was written there. Name a folder that is empty or not"
                + " there yet.");
      }
    }
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
    requireRoom(name, bytes);
    Files.writeString(folder.resolve(UNFINISHED), name + "\n", StandardOpenOption.APPEND);
    progress.accept(name + " (" + ValueText.bytes(bytes) + ") ...");
    HashedStream hashed = new HashedStream(content);
    SyncedFile.write(file, hashed);
    pieces.add(new Piece(name, Files.size(file), hashed.hash()));
  }

  private void requireRoom(String name, long bytes) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < bytes) {
      throw new IOException(
          "The disk of %s has %s free, and %s has %s: free some space"
              .formatted(folder, ValueText.bytes(free), name, ValueText.bytes(bytes)));
    }
  }

  private void finish(byte[] json) throws IOException {
    BackupManifest told = ApiJson.as(ApiJson.read(json), BackupManifest.class);
    if (!told.pieces().equals(pieces)) {
      throw new IOException("what came is not what was sent");
    }
    byte[] written = (ApiJson.tree(told).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
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
