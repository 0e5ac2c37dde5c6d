package io.tailrace.testkit.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/**
 * A disk that can lose power: a real process runs on a folder with a library preloaded that keeps a
 * journal of all that it does there, and {@link PowerLosses} makes the folder again as it may be
 * found after a loss of power at any moment of that journal. Syncs can be made to fail as they do
 * on Linux. Safe for use by many threads.
 */
public final class SimulatedDisk implements AutoCloseable {
  private static final int CONTROL_SIZE = 64;
  private static final int FAILED = 4;
  private static final int MICROS = 8;
  private static final int SUFFIX = 12;
  private final Path folder;
  private final Path journal;
  private final Path library;
  private final FileChannel control;
  private final Path controlFile;

  /**
   * @param folder where processes will write; made, if it is not there, and empty
   * @param beside for the journal and what belongs to it; made, outside of the folder
   */
  public SimulatedDisk(Path folder, Path beside) throws IOException {
    this.folder = Files.createDirectories(folder).toRealPath();
    Path real = Files.createDirectories(beside).toRealPath();
    this.journal = Files.createFile(real.resolve("journal"));
    this.library = DiskLibrary.in(real);
    this.controlFile = Files.write(real.resolve("control"), new byte[CONTROL_SIZE]);
    this.control = FileChannel.open(controlFile, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Whether there is such a library for this system. */
  public static boolean isSupported() {
    return DiskLibrary.isForThisSystem();
  }

  /** The folder, without links: processes must know it by this path. */
  public Path folder() {
    return folder;
  }

  /** What a process must have in its environment to be on this disk. */
  public Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "DISK_FOLDER", folder.toString(),
        "DISK_JOURNAL", journal.toString(),
        "DISK_CONTROL", controlFile.toString());
  }

  /** This moment: all that has happened so far is before it. */
  public long now() throws IOException {
    return Files.size(journal);
  }

  /** How long each sync takes from now on. */
  public void syncsTake(Duration time) throws IOException {
    set(MICROS, Math.toIntExact(time.toNanos() / 1_000));
  }

  /** The next so many syncs of files whose names end so will fail. */
  public void failSyncs(String suffix, int times) throws IOException {
    set(0, 0);
    byte[] name = suffix.getBytes(StandardCharsets.UTF_8);
    control.write(ByteBuffer.allocate(CONTROL_SIZE - SUFFIX).put(name).clear(), SUFFIX);
    set(0, times);
  }

  /** How many have failed so far. */
  public int failedSyncs() throws IOException {
    ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    control.read(number, FAILED);
    return number.getInt(0);
  }

  private void set(int at, int number) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, number);
    control.write(bytes, at);
  }

  /** Losses of power on this disk, by its journal as it is when they are asked for. */
  public PowerLosses losses(long seed) {
    return new PowerLosses(folder, journal, seed, true);
  }

  /** The negative control: the same, had no sync ever reached the disk. */
  public PowerLosses lossesWithoutSyncs(long seed) {
    return new PowerLosses(folder, journal, seed, false);
  }

  @Override
  public void close() throws IOException {
    control.close();
  }
}
