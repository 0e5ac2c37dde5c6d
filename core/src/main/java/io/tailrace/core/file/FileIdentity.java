package io.tailrace.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which file a name led to. A process may go on writing to a file that was deleted, and all of that
 * is gone when it ends; so who writes looks now and then whether the name still leads there. Only
 * looks, never opens: closing any handle on a file of SQLite's would drop the locks that it holds
 * in this process. Immutable.
 *
 * @param key null where the file system numbers no files: then each holds that is there
 */
public record FileIdentity(Path file, @Nullable Object key) {

  /** As it is now. */
  public static FileIdentity of(Path file) throws IOException {
    return new FileIdentity(file, keyOf(file));
  }

  /** Whether the name still leads to the same file. */
  public boolean holds() {
    try {
      return Objects.equals(keyOf(file), key);
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
