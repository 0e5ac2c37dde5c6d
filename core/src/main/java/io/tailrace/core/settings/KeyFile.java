package io.tailrace.core.settings;

import io.tailrace.core.file.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A file of keys, one a line, read again when it has changed. It is looked at when someone asks, at
 * most once a second; when it can no longer be read, the keys read last stay valid. Safe to share
 * between threads: one of them looks, the others do not wait for it.
 */
final class KeyFile {
  static final long LOOK_AGAIN_NANOS = 1_000_000_000;

  private final Path path;
  private final LongSupplier nanoTime;
  private final BiConsumer<Level, String> notices;
  private final AtomicLong nextLook;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile KeyFileContent content;
  private String lastWarning = "";

  /**
   * Reads the file for the first time.
   *
   * @throws IOException if it cannot be read or holds no key; the message says why
   */
  static KeyFile open(Path path, SecretShape shape) throws IOException {
    return new KeyFile(path, shape, System::nanoTime, KeyFile::log);
  }

  KeyFile(Path path, SecretShape shape, LongSupplier nanoTime, BiConsumer<Level, String> notices)
      throws IOException {
    this.path = path;
    this.nanoTime = nanoTime;
    this.notices = notices;
    this.content = KeyFileContent.read(path, shape);
    this.nextLook = new AtomicLong(nanoTime.getAsLong() + LOOK_AGAIN_NANOS);
  }

  /** Those valid now; the same list object for as long as nothing changed. */
  List<String> keys() {
    long now = nanoTime.getAsLong();
    long due = nextLook.get();
    if (now - due >= 0 && nextLook.compareAndSet(due, now + LOOK_AGAIN_NANOS)) {
      look();
    }
    return content.keys();
  }

  private void look() {
    if (!looking.tryLock()) {
      return;
    }
    try {
      KeyFileContent now = content.current(path);
      if (!now.keys().equals(content.keys())) {
        notices.accept(Level.INFO, path + " has changed; " + now.keys().size() + " keys are valid");
      }
      content = now;
      lastWarning = "";
    } catch (IOException unreadable) {
      warn(
          path + " cannot be read; the keys read before stay valid. " + FileProblem.of(unreadable));
    } finally {
      looking.unlock();
    }
  }

  private void warn(String warning) {
    if (!warning.equals(lastWarning)) {
      lastWarning = warning;
      notices.accept(Level.WARN, warning);
    }
  }

  // Asked for only now: starting the logger takes longer than reading the whole configuration.
  private static void log(Level level, String notice) {
    LoggerFactory.getLogger(KeyFile.class).atLevel(level).log(notice);
  }
}
