package io.tailrace.guarantee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder's files as they are at a moment: name, time of the last change, and bytes. Immutable.
 */
record Footprint(Map<String, String> files) {

  static Footprint of(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      Map<String, String> files = new TreeMap<>();
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString(), print(file)));
      return new Footprint(files);
    }
  }

  private static String print(Path file) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return Files.getLastModifiedTime(file) + " " + new BigInteger(1, hash).toString(16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
