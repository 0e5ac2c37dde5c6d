package io.tailrace.server;

import io.tailrace.core.Loop;
import io.tailrace.core.RateLimitedLog;
import io.tailrace.core.file.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with everything that one Tailrace keeps, owned by one process at a time. Looks several
 * times a second whether its lock still has its name, and takes the name again before a process
 * that starts now can. Safe for use by many threads.
 */
public final class DataFolder implements AutoCloseable {
  public static final String LOCK = "lock";
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Path path;
  private final Loop watch = Loop.every(BETWEEN_LOOKS, "folder-lock", this::look);
  private final RateLimitedLog rare = new RateLimitedLog();
  private FolderLock lock;

  private DataFolder(Path path, FolderLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the folder if it is not there, and takes it.
   *
   * @throws FolderTakenException another process has it
   * @throws IOException it cannot be made or written now: permissions, a full disk, a read-only
   *     file system
   */
  public static DataFolder take(Path path) throws IOException, FolderTakenException {
    Files.createDirectories(path);
    if (Files.exists(restoring(path))) {
      throw new IOException(
          "a restore was not finished there: run 'tailrace restore' again, which begins anew");
    }
    DataFolder folder = new DataFolder(path, FolderLock.take(path));
    folder.watch.start();
    return folder;
  }

  /** The folder in it that is there while a backup is being restored. */
  public static Path restoring(Path path) {
    return path.resolve("restoring.tmp");
  }

  public Path path() {
    return path;
  }

  private synchronized void look() {
    if (lock.holds()) {
      return;
    }
    try {
      FolderLock again = FolderLock.take(path);
      lock.close();
      lock = again;
      LOG.error(
          "{} was deleted or replaced while this process had it, and is there again. Leave it where"
              + " it is: it keeps a second Tailrace from writing the same files",
          FolderLock.file(path));
    } catch (FolderTakenException e) {
      rare.say("taken", count -> LOG.error("{}", twoWrite(e)));
    } catch (IOException e) {
      rare.say("failed", count -> LOG.error("{}", unlocked(e)));
    }
  }

  /** Going on loses nothing, and stopping would refuse the sender, who then waits an hour. */
  private String twoWrite(FolderTakenException taken) {
    return FolderLock.file(path)
        + " was deleted, and another Tailrace started since: both write the same files. SQLite"
        + " keeps that apart and no event is lost, but requests may be answered 503. End one of the"
        + " two. ("
        + taken.getMessage()
        + ")";
  }

  private String unlocked(IOException cause) {
    return FolderLock.file(path)
        + " was deleted and cannot be made again ("
        + FileProblem.of(cause)
        + "). Nothing keeps a second Tailrace from writing the same files now; start none."
        + " Tailrace retries";
  }

  /** Lets the next process have it. */
  @Override
  public void close() throws IOException {
    watch.close();
    synchronized (this) {
      lock.close();
    }
  }
}
