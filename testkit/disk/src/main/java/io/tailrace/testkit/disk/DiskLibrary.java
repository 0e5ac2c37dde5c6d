package io.tailrace.testkit.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The library that is preloaded, made from disk.c by build.sh. Stateless. */
final class DiskLibrary {
  private static final String RESOURCE = "linux-x86_64.so";

  private DiskLibrary() {}

  /** Whether it was compiled for a system like this one. */
  static boolean isForThisSystem() {
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name").equals("Linux")
        && (architecture.equals("amd64") || architecture.equals("x86_64"));
  }

  static byte[] bytes() throws IOException {
    try (InputStream in = DiskLibrary.class.getResourceAsStream(RESOURCE)) {
      return in.readAllBytes();
    }
  }

  /** Writes it where it can be preloaded from. */
  static Path in(Path folder) throws IOException {
    return Files.write(folder.resolve("disk.so"), bytes());
  }
}
