package io.tailrace.server.config;

/**
 * A key from the file as far as it may be repeated. What looks like no key, or is nested under a
 * secret, may be a secret that landed in the wrong place. Stateless.
 */
final class ShownKey {
  private static final int LONGEST = 80;

  private ShownKey() {}

  static String of(String key) {
    int end = 0;
    while (end < key.length() && end < LONGEST && isOfKeys(key.charAt(end))) {
      if (key.charAt(end) == '.' && isSecret(key.substring(0, end))) {
        break;
      }
      end++;
    }
    return end == key.length() ? key : key.substring(0, end) + "…";
  }

  private static boolean isOfKeys(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
  }

  /** By its last part alone, since the parts before may be wrong as well. */
  private static boolean isSecret(String key) {
    return Catalogue.isSecret(key.substring(key.lastIndexOf('.') + 1));
  }
}
