package io.tailrace.core.settings;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a secret can look like. A wrong key costs an hour for each request that it refuses, so what
 * cannot be one is refused at the start, by a message that shows nothing of it. Immutable.
 */
public enum SecretShape {
  /** A password: somebody may have chosen anything. */
  PASSWORD,
  /** A key or token: printable ASCII without spaces, as whoever issues them makes them. */
  KEY,
  /** Several of those may be valid at once, while one is being replaced. */
  KEYS;

  private static final Pattern ASSIGNED = Pattern.compile("=+[^=].*");

  boolean isMany() {
    return this == KEYS;
  }

  /**
   * Looks at one value.
   *
   * @throws BadValueException it can never be right
   */
  void check(String value) {
    @Nullable String found = this == PASSWORD ? null : wrongInKey(value);
    if (found != null) {
      throw new BadValueException(found);
    }
  }

  private static @Nullable String wrongInKey(String value) {
    return Stream.of(
            when(value.startsWith("#"), "holds a comment; it may hold keys alone, one a line"),
            when(
                value.chars().anyMatch(c -> c > 0x7e),
                "holds a character that no key has; a paste often brings a non-breaking or"
                    + " zero-width space: copy the key alone"),
            when(value.indexOf(',') >= 0, "holds a comma, which no key has; write one key a line"),
            when(
                value.chars().anyMatch(Character::isWhitespace),
                "holds a key with a space in it; write the key alone"),
            when(
                value.chars().anyMatch(c -> c == '"' || c == '\'' || c == '<' || c == '>'),
                "holds quotation marks or angle brackets, which no key has; write the key alone"),
            when(
                ASSIGNED.matcher(value).find(),
                "holds NAME=value; write the value alone, since no key has a '=' within"))
        .flatMap(found -> found)
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> when(boolean wrong, String message) {
    return wrong ? Stream.of(message) : Stream.empty();
  }
}
