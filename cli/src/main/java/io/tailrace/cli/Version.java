package io.tailrace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: what Maven wrote down when it built this. Stateless. */
final class Version implements IVersionProvider {
  private static final String DIRTY = "-dirty";

  @Override
  public String[] getVersion() {
    return new String[] {
      "tailrace " + said(built()),
      "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name")
    };
  }

  /** Empty if this was not built by Maven. */
  private static Properties built() {
    Properties built = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("build.properties")) {
      if (file != null) {
        built.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own jar cannot be read", e);
    }
    return built;
  }

  static String said(Properties built) {
    String version = built.getProperty("version");
    return version == null
        ? "(development)"
        : version + " (" + commit(built.getProperty("commit")) + ")";
  }

  /** As {@code git describe} gives it, which is nothing outside a checkout. */
  private static String commit(String described) {
    if (described == null || described.isEmpty()) {
      return "commit unknown: built outside a git checkout";
    }
    return described.endsWith(DIRTY)
        ? "commit %s with changes"
            .formatted(described.substring(0, described.length() - DIRTY.length()))
        : "commit " + described;
  }
}
