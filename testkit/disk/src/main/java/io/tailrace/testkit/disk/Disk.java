package io.tailrace.testkit.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The disk under one folder, as of some moment of a journal. What is promised of it is what ext4
 * and XFS promise:
 *
 * <ul>
 *   <li>what was written before a sync of its file is there; what was not synced may be there, page
 *       by page, in any order;
 *   <li>changes of names and lengths reach the disk in their order, at any time, and all of them
 *       with the next sync of whatever file or folder. A name may be there before the content;
 *   <li>after a sync that failed, the pages count as clean, though what they held may not be on
 *       disk, and the next sync of the same descriptor does not fail.
 * </ul>
 *
 * SQLite's shared memory (-shm) is written by memory alone, and never there. For one thread.
 */
final class Disk {
  private final Path folder;
  private final boolean honoursSyncs;
  private final Random random;
  private final Map<Long, DiskFile> files = new HashMap<>();
  private final TreeMap<String, DiskFile> names = new TreeMap<>();
  private final TreeMap<String, DiskFile> namesOnDisk = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private long now;
  private long settled;

  /**
   * @param honoursSyncs a disk that does not is what the negative control is
   */
  Disk(Path folder, boolean honoursSyncs, Random random) {
    this.folder = folder;
    this.honoursSyncs = honoursSyncs;
    this.random = random;
  }

  /** A change of names that may not have reached the disk. */
  private record Change(long at, Entry entry, DiskFile file) {
    void apply(TreeMap<String, DiskFile> names) {
      String path = entry.path();
      switch (entry.operation()) {
        case OPENED -> names.put(path, file);
        case RENAMED -> rename(names, path, entry.otherPath());
        case UNLINKED -> names.remove(path);
        case LINKED -> names.put(entry.otherPath(), names.get(path));
        default -> throw new IllegalStateException(entry.operation() + " changes no name");
      }
    }

    private static void rename(TreeMap<String, DiskFile> names, String from, String to) {
      DiskFile file = names.remove(from);
      if (file != null) {
        names.put(to, file);
        return;
      }
      // A folder: all within it.
      for (String path : List.copyOf(names.subMap(from + "/", from + "0").keySet())) {
        names.put(to + path.substring(from.length()), names.remove(path));
      }
    }
  }

  void apply(Entry entry) {
    now++;
    switch (entry.operation()) {
      case OPENED -> open(entry);
      case WRITTEN -> files.get(entry.file()).write(now, entry.offset(), entry.bytes());
      case RESIZED -> files.get(entry.file()).resize(now, entry.offset());
      case SYNCED -> sync(files.get(entry.file()));
      case LOST -> files.get(entry.file()).lose(random, settled);
      case RENAMED, UNLINKED, LINKED -> change(entry, null);
      case FOLDER_MADE -> {} // folders are made with what is in them
    }
  }

  private void open(Entry entry) {
    if (entry.created()) {
      DiskFile file = new DiskFile();
      files.put(entry.file(), file);
      change(entry, file);
    }
  }

  private void change(Entry entry, DiskFile file) {
    Change change = new Change(now, entry, file);
    change.apply(names);
    changes.add(change);
  }

  private void sync(DiskFile file) {
    if (!honoursSyncs) {
      return;
    }
    changes.forEach(change -> change.apply(namesOnDisk));
    changes.clear();
    settled = now;
    if (file != null) { // else a folder's
      file.sync();
    }
  }

  /** Makes the folder that a loss of power leaves now. */
  void losePower(Loss loss, Random how, Path target) throws IOException {
    long reached =
        switch (loss) {
          case ALL -> settled;
          case NONE -> now;
          case PAGES, SECTORS -> settled + how.nextLong(now - settled + 1);
        };
    TreeMap<String, DiskFile> left = new TreeMap<>(namesOnDisk);
    changes.stream().filter(change -> change.at <= reached).forEach(change -> change.apply(left));
    Files.createDirectories(target);
    for (Map.Entry<String, DiskFile> file : left.entrySet()) {
      if (!file.getKey().endsWith("-shm")) {
        Path path = target.resolve(folder.relativize(Path.of(file.getKey())).toString());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue().after(loss, how, reached).toBytes());
      }
    }
  }
}
