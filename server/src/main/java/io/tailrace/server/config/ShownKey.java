package io.tailrace.server.config;

/**
 * A key from the file as far as it may be repeated. What looks like no key, or is nested under a
 * secret, may be a secret that landed in the wrong place. Immutable.
 */
final class ShownKey {
  private static final int LONGEST = 80;

  private final Catalogue catalogue;

  ShownKey(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  String of(String key) {
    int end = 0;
    while (end < key.length() && end < LONGEST && isOfKeys(key, end)) {
      // By its last part alone, since the parts before may be wrong as well.
      if (key.charAt(end) == '.' && catalogue.isSecret(key.substring(0, end))) {
        break;
      }
      end++;
    }
    return end == key.length() ? key : key.substring(0, end) + "…";
  }

  /** No key of ours holds a digit, nearly every secret does; a section's name may. */
  private boolean isOfKeys(String key, int at) {
    char c = key.charAt(at);
    boolean digit = Character.isDigit(c) && isInName(key, at);
    return c < 128 && (digit || Character.isLetter(c) || c == '.' || c == '-' || c == '_');
  }

  private boolean isInName(String key, int at) {
    return catalogue
        .sectionOf(key)
        .filter(keys -> key.lastIndexOf('.', at) == keys.section().start().length() - 1)
        .isPresent();
  }
}
