package io.tailrace.server.config;

/**
 * A key from the file as far as it may be repeated. What looks like no key, or is nested under a
 * secret, may be a secret that landed in the wrong place. Stateless.
 */
final class ShownKey {
  private static final int LONGEST = 80;
  private static final String FEEDS = "feeds.";

  private ShownKey() {}

  static String of(String key) {
    int end = 0;
    while (end < key.length() && end < LONGEST && isOfKeys(key, end)) {
      if (key.charAt(end) == '.' && isSecret(key.substring(0, end))) {
        break;
      }
      end++;
    }
    return end == key.length() ? key : key.substring(0, end) + "…";
  }

  /** No key of ours holds a digit, nearly every secret does; a feed's name may. */
  private static boolean isOfKeys(String key, int at) {
    char c = key.charAt(at);
    boolean digit = Character.isDigit(c) && isInFeedName(key, at);
    return c < 128 && (digit || Character.isLetter(c) || c == '.' || c == '-' || c == '_');
  }

  private static boolean isInFeedName(String key, int at) {
    return key.startsWith(FEEDS) && key.lastIndexOf('.', at) == FEEDS.length() - 1;
  }

  /** By its last part alone, since the parts before may be wrong as well. */
  private static boolean isSecret(String key) {
    return Catalogue.isSecret(key.substring(key.lastIndexOf('.') + 1));
  }
}
