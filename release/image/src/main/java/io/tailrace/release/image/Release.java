package io.tailrace.release.image;

import static java.time.ZoneOffset.UTC;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What an image is a release of, as the program itself says. Immutable.
 *
 * @param commit empty where it was built outside a checkout
 * @param date of the commit, in UTC; likewise
 */
record Release(String version, String commit, String date) {
  private static final String WRITTEN = "io/tailrace/core/build.properties";

  /** That of the jars in this folder. */
  static Release in(Path lib) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(lib, "tailrace-core-*.jar")) {
      for (Path jar : found) {
        return of(jar);
      }
    }
    throw new IOException("the image cannot be packed: %s has no tailrace-core".formatted(lib));
  }

  private static Release of(Path jar) throws IOException {
    Properties written = new Properties();
    try (ZipFile opened = new ZipFile(jar.toFile())) {
      ZipEntry entry = opened.getEntry(WRITTEN);
      if (entry == null) {
        throw new IOException("the image cannot be packed: %s has no %s".formatted(jar, WRITTEN));
      }
      try (InputStream in = opened.getInputStream(entry)) {
        written.load(in);
      }
    }
    return new Release(
        written.getProperty("version"),
        written.getProperty("commit", ""),
        written.getProperty("date", ""));
  }

  /** When its commit was made, never when the image was: two builds give the same image. */
  Instant created(Instant otherwise) {
    return date.isEmpty() ? otherwise : LocalDate.parse(date).atStartOfDay(UTC).toInstant();
  }

  /** Registries take no {@code +} in a tag. */
  String tag() {
    return version.replace('+', '-');
  }

  Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("org.opencontainers.image.version", version);
    if (!commit.isEmpty()) {
      labels.put("org.opencontainers.image.revision", commit);
    }
    return labels;
  }
}
