package io.tailrace.cli;

import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.backup.Renewal;
import io.tailrace.core.file.OwnerOnly;
import io.tailrace.core.file.SyncedFile;
import io.tailrace.operations.backup.BackupManifest;
import io.tailrace.server.DataFolder;
import io.tailrace.server.FolderLock;
import io.tailrace.server.FolderTakenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The data folder that a backup is restored to. All is made ready in a folder within, and moved to
 * its place at the end; as long as that folder is there, no server starts. For one thread.
 */
final class RestoreTarget implements AutoCloseable {
  private static final Set<String> NO_DATA =
      Set.of(DataFolder.LOCK, "lost+found", "server.json", "version");
  private final Path folder;
  private final FolderLock lock;

  private RestoreTarget(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the folder if nothing is in it but what a restore left that was killed.
   *
   * @throws FolderTakenException a server has it
   */
  static RestoreTarget take(Path folder, List<KeptFile> kept)
      throws IOException, FolderTakenException, CommandFailedException {
    FolderOwner.of(folder).require();
    boolean made = !Files.exists(folder);
    Files.createDirectories(folder);
    if (made) {
      OwnerOnly.createFolder(folder);
    }
    FolderLock lock = FolderLock.take(folder);
    RestoreTarget target = new RestoreTarget(folder, lock);
    try {
      target.deleteUnfinished(kept);
      target.requireEmpty();
      return target;
    } catch (IOException | CommandFailedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private Path unfinished() {
    return DataFolder.restoring(folder);
  }

  /** It began in an empty folder, so what is there of such a name is its own. */
  private void deleteUnfinished(List<KeptFile> kept) throws IOException {
    if (!Files.exists(unfinished())) {
      return;
    }
    for (Path each : names()) {
      String name = each.getFileName().toString();
      if (kept.stream().anyMatch(file -> name.startsWith(file.name()))) {
        Files.delete(each);
      }
    }
    deleteAll(unfinished());
  }

  private void requireEmpty() throws IOException, CommandFailedException {
    for (Path each : names()) {
      if (!NO_DATA.contains(each.getFileName().toString())) {
        throw CommandFailedException.failed(
            "The data folder "
                + folder
                + " is not empty ("
                + each.getFileName()
                + "). Nothing was restored. Move what is in it away, or name another folder with"
                + " --data-dir.");
      }
    }
  }

  private List<Path> names() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    }
  }

  /** Puts the backup's files in place; those of them that hold positions under the log's new id. */
  void restore(BackupFolder backup, List<KeptFile> kept)
      throws IOException, CommandFailedException {
    try {
      OwnerOnly.createFolder(unfinished());
      backup.copyTo(unfinished());
      renew(backup.manifest(), kept);
      List<Path> ready;
      try (Stream<Path> found = Files.list(unfinished())) {
        ready = found.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path each : ready) {
        Files.move(each, folder.resolve(each.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
      SyncedFile.syncFolder(folder);
      deleteAll(unfinished());
      SyncedFile.syncFolder(folder);
    } catch (IOException | CommandFailedException | RuntimeException e) {
      deleteUnfinished(kept);
      throw e;
    }
  }

  private void renew(BackupManifest manifest, List<KeptFile> kept) throws IOException {
    if (manifest.logId() == null) {
      return;
    }
    var renewal = new Renewal(manifest.logId(), UUID.randomUUID(), manifest.sinksWithFiles(), "");
    for (KeptFile file : kept) {
      for (BackupManifest.SavedFile saved : manifest.files()) {
        if (saved.name().equals(file.name())) {
          file.renew(unfinished(), renewal.with(saved.note()));
        }
      }
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
