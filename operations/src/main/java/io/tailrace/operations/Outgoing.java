package io.tailrace.operations;

import io.tailrace.core.file.FreeSpace;
import io.tailrace.core.file.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The folder with copies on their way to whoever asked for them, in the data folder: a slow reader
 * then holds up nobody who writes. It is there only while somebody reads; what a killed process
 * left is deleted at the next start. Safe for use by many threads, of which one has it at a time.
 */
public final class Outgoing implements FreeSpace.Temporary {
  private static final int PATIENCE_SECONDS = 10;
  private final Path folder;
  private final ReentrantLock user = new ReentrantLock();

  /** In this data folder. */
  public Outgoing(Path data) {
    this.folder = data.resolve("outgoing.tmp");
  }

  /** Hands over files. */
  public interface Handing<T> {
    T run() throws IOException, OperationException;
  }

  /** Does this, unless somebody else still does after a while: one who went is soon noticed. */
  public <T> T alone(Handing<T> handing) throws IOException, OperationException {
    try {
      if (!user.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw OperationException.unavailable(
            "Another backup or export is being made. Run it again once that has ended.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OperationException.unavailable("The server is stopping.");
    }
    try {
      return handing.run();
    } finally {
      user.unlock();
    }
  }

  /** Makes it, empty, and has it gone in the end. */
  public <T> T with(Handing<T> handing) throws IOException, OperationException {
    clear();
    OwnerOnly.createFolder(folder);
    try {
      return handing.run();
    } finally {
      clear();
    }
  }

  public Path folder() {
    return folder;
  }

  /** What is in it, files alone, by name. */
  public List<Path> files() throws IOException {
    return walked(all -> all.filter(Files::isRegularFile).sorted().toList());
  }

  /** Deletes it. */
  public void clear() throws IOException {
    if (Files.exists(folder)) {
      for (Path each : walked(all -> all.sorted(Comparator.reverseOrder()).toList())) {
        Files.deleteIfExists(each);
      }
    }
  }

  @Override
  public long bytes() throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    return walked(all -> all.mapToLong(each -> each.toFile().length()).sum());
  }

  private interface Walk<T> {
    T of(Stream<Path> all);
  }

  /** Files may go while it is walked. */
  private <T> T walked(Walk<T> walk) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return walk.of(all);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
