package io.tailrace.sink.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Which file a connection has open. A process may go on writing to a file that was deleted, and all
 * of that is gone when it ends; so we look, after each commit, whether the name still leads to it.
 * Only looks, never opens: closing a second handle would drop SQLite's locks. Immutable.
 */
final class DatabaseFileIdentity implements Engine.Place {
  private final Path file;
  private final Object key;

  private DatabaseFileIdentity(Path file, Object key) {
    this.file = file;
    this.key = key;
  }

  static DatabaseFileIdentity of(Path file) throws IOException {
    return new DatabaseFileIdentity(file, key(file));
  }

  /** Whether the name still leads to the same file. */
  @Override
  public boolean holds() {
    try {
      return Objects.equals(key(file), key);
    } catch (IOException e) {
      return false;
    }
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
