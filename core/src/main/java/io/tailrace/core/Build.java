package io.tailrace.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What this program was built from, as Maven wrote it down. Immutable.
 *
 * @param version of the release; "development" if Maven did not build it
 * @param commit its abbreviated hash, with "-dirty" behind it if files were changed since; null if
 *     it was built outside a Git checkout
 * @param date of the commit, in UTC; null where the commit is unknown
 */
public record Build(String version, @Nullable String commit, @Nullable String date) {
  private static final String DIRTY = "-dirty";

  /** That of the running program. */
  public static final Build OURS = of(written());

  private static Properties written() {
    Properties written = new Properties();
    try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
      if (file != null) {
        written.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own jar cannot be read", e);
    }
    return written;
  }

  static Build of(Properties written) {
    return new Build(
        written.getProperty("version", "development"),
        known(written.getProperty("commit", "")),
        known(written.getProperty("date", "")));
  }

  private static @Nullable String known(String text) {
    return text.isEmpty() ? null : text;
  }

  /** For people, as in {@code 0.1.0 (commit bb8396480278, 2026-11-30)}. */
  @Override
  public String toString() {
    return version + (version.equals("development") ? "" : " (" + from() + ")");
  }

  private String from() {
    if (commit == null) {
      return "commit unknown: built outside a Git checkout";
    }
    String said =
        commit.endsWith(DIRTY)
            ? commit.substring(0, commit.length() - DIRTY.length()) + " with changes"
            : commit;
    return "commit " + said + (date == null ? "" : ", " + date);
  }
}
