package io.tailrace.testkit.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes folders as losses of power leave them, at random moments of a journal: half of them right
 * after something rare, such as a file that was cut off, renamed or deleted, or a sync that failed.
 * Everything follows from the seed. For one thread.
 */
public final class PowerLosses {
  private static final int SOON = 40;
  private static final List<Loss> LOSSES = List.of(Loss.values());
  private final Path folder;
  private final Path journal;
  private final Random random;
  private final boolean honoursSyncs;

  PowerLosses(Path folder, Path journal, long seed, boolean honoursSyncs) {
    this.folder = folder;
    this.journal = journal;
    this.random = new Random(seed);
    this.honoursSyncs = honoursSyncs;
  }

  /**
   * One loss of power.
   *
   * @param number among all of these, from 0
   * @param moment of the journal; see {@link SimulatedDisk#now}
   * @param loss what became of what was not synced
   * @param folder what was found afterwards
   */
  public record Found(int number, long moment, Loss loss, Path folder) {}

  /** Looks at what was found; the folder is its own to change. */
  public interface Finder {
    void find(Found found) throws Exception;
  }

  /** Loses power this often, each time into a folder of its own below this one. */
  public void forEach(int times, Path below, Finder finder) throws Exception {
    SortedSet<Integer> moments = moments(times);
    Disk disk = new Disk(folder, honoursSyncs, new Random(random.nextLong()));
    try (Journal entries = new Journal(journal)) {
      int number = 0;
      int at = 0;
      for (int moment : moments) {
        long end = 0;
        for (; at < moment; at++) {
          Entry entry = entries.next();
          disk.apply(entry);
          end = entry.end();
        }
        lose(disk, new Moment(number++, end), below, finder);
      }
    }
  }

  /** The same at the end of the journal alone. */
  public void atTheEnd(int times, Path below, Finder finder) throws Exception {
    at(Long.MAX_VALUE, times, below, finder);
  }

  /** The same at one moment. */
  public void at(long moment, int times, Path below, Finder finder) throws Exception {
    Disk disk = new Disk(folder, honoursSyncs, new Random(random.nextLong()));
    long end = 0;
    try (Journal entries = new Journal(journal)) {
      Entry entry = entries.next();
      while (entry != null && entry.end() <= moment) {
        disk.apply(entry);
        end = entry.end();
        entry = entries.next();
      }
    }
    for (int number = 0; number < times; number++) {
      lose(disk, new Moment(number, end), below, finder);
    }
  }

  private record Moment(int number, long end) {}

  private void lose(Disk disk, Moment moment, Path below, Finder finder) throws Exception {
    Loss loss = LOSSES.get(random.nextInt(LOSSES.size()));
    Path target = below.resolve("state-" + moment.number);
    disk.losePower(loss, random, target);
    finder.find(new Found(moment.number, moment.end, loss, target));
  }

  /** After how many entries, each of them once. */
  private SortedSet<Integer> moments(int times) throws IOException {
    List<Integer> rare = new ArrayList<>();
    int all = 0;
    try (Journal entries = new Journal(journal)) {
      for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
        all++;
        if (entry.operation().isRare()) {
          rare.add(all);
        }
      }
    }
    SortedSet<Integer> moments = new TreeSet<>();
    while (moments.size() < Math.min(times, all)) {
      boolean nearRare = !rare.isEmpty() && random.nextBoolean();
      int from = nearRare ? rare.get(random.nextInt(rare.size())) : 1 + random.nextInt(all);
      moments.add(Math.min(all, from + (nearRare ? random.nextInt(SOON) : 0)));
    }
    return moments;
  }
}
