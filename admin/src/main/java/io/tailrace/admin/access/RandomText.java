package io.tailrace.admin.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.file.HashedStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Texts that nobody guesses, and what is kept of them instead of themselves: to find one by its
 * hash says nothing about how near a guess was. Safe for use by many threads.
 */
final class RandomText {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  private RandomText() {}

  /** 192 random bits, in letters, digits, {@code -} and {@code _}. */
  static String make() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(String text) {
    return HexFormat.of().formatHex(HashedStream.sha256().digest(text.getBytes(UTF_8)));
  }
}
