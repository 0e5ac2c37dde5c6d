package io.tailrace.core.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a key file held when it was read, and how to tell that it has changed since. Immutable.
 *
 * @param shape what each of its lines must look like
 * @param stamp modification time, size and identity; none if it had just been written, when a
 *     further change might not show in them
 */
record KeyFileContent(List<String> keys, SecretShape shape, @Nullable Stamp stamp) {
  record Stamp(Instant modified, long size, @Nullable Object identity) {}

  private static final int MAX_BYTES = 64 * 1_024;
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  /** This object, if the file is still the same or says the same; else what it holds now. */
  KeyFileContent current(Path path) throws IOException {
    if (stamp != null && stamp.equals(stamp(attributes(path)))) {
      return this;
    }
    KeyFileContent now = read(path, shape);
    return now.keys.equals(keys) ? new KeyFileContent(keys, shape, now.stamp) : now;
  }

  /**
   * Reads the file as it is now.
   *
   * @throws IOException with a message for people, which holds nothing of the file
   */
  static KeyFileContent read(Path path, SecretShape shape) throws IOException {
    BasicFileAttributes attributes = attributes(path);
    Stamp stamp = stamp(attributes);
    boolean settled = stamp.modified().isBefore(Instant.now().minus(CLOCK_STEP));
    return new KeyFileContent(parse(path, bytes(path), shape), shape, settled ? stamp : null);
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new IOException(path + " is not a regular file");
      }
      return attributes;
    } catch (NoSuchFileException missing) {
      throw new IOException("there is no file " + path, missing);
    }
  }

  private static Stamp stamp(BasicFileAttributes attributes) {
    return new Stamp(
        attributes.lastModifiedTime().toInstant(), attributes.size(), attributes.fileKey());
  }

  private static byte[] bytes(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(path + " is larger than " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (AccessDeniedException denied) {
      throw new IOException("this process may not read " + path, denied);
    }
  }

  private static List<String> parse(Path path, byte[] bytes, SecretShape shape) throws IOException {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
      List<String> lines =
          withoutMark.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      if (lines.isEmpty()) {
        throw new IOException(path + " holds no key");
      }
      lines.forEach(shape::check);
      return Secret.checked(lines);
    } catch (CharacterCodingException binary) {
      throw new IOException(path + " is not text in UTF-8", binary);
    } catch (BadValueException bad) {
      throw new IOException(path + " " + bad.getMessage(), bad);
    }
  }
}
