package io.tailrace.core.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One or more secret texts, from the configuration itself or from a file that is read again when it
 * changes. Never shown: {@code toString} masks it. Safe to share between threads.
 */
public final class Secret {
  public static final Secret NONE = Secret.of();

  private static final int MAX_COUNT = 16;
  private static final int MAX_LENGTH = 1_024;

  private final Supplier<List<String>> values;

  private Secret(Supplier<List<String>> values) {
    this.values = values;
  }

  /**
   * Secrets that stay as they are.
   *
   * @throws IllegalArgumentException if one could never be right; the message does not show it
   */
  public static Secret of(String... values) {
    List<String> checked = checked(List.of(values));
    return new Secret(() -> checked);
  }

  /**
   * One key.
   *
   * @throws IllegalArgumentException it has what no key has; the message does not show it
   */
  public static Secret key(String value) {
    SecretShape.KEY.check(value);
    return of(value);
  }

  static Secret from(KeyFile file) {
    return new Secret(file::keys);
  }

  static List<String> checked(List<String> values) {
    if (values.size() > MAX_COUNT) {
      throw new BadValueException("holds more than " + MAX_COUNT + " keys");
    }
    for (String value : values) {
      if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
        throw new BadValueException("holds an empty key, or a control character");
      }
      if (value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0) {
        throw new BadValueException("holds a key in quotation marks; write it without them");
      }
      if (value.length() > MAX_LENGTH) {
        throw new BadValueException("holds a key of more than " + MAX_LENGTH + " characters");
      }
    }
    return List.copyOf(values);
  }

  /** Those valid now; the same list object for as long as nothing changed. */
  public List<String> values() {
    return values.get();
  }

  /** The first, where one is expected. */
  public Optional<String> value() {
    return values().stream().findFirst();
  }

  public boolean isEmpty() {
    return values().isEmpty();
  }

  /** How many there are and roughly how long: enough to notice a truncated paste. */
  public String masked() {
    List<String> now = values();
    return switch (now.size()) {
      case 0 -> "";
      case 1 -> "******** (" + length(now.get(0)) + ")";
      default -> "******** (" + now.size() + " keys, the shortest " + shortest(now) + ")";
    };
  }

  private static String shortest(List<String> values) {
    return values.stream().min((a, b) -> a.length() - b.length()).map(Secret::length).orElse("");
  }

  private static String length(String value) {
    if (value.length() < 16) {
      return "under 16 characters";
    }
    return value.length() < 64 ? "16 to 63 characters" : "64 characters or more";
  }

  @Override
  public String toString() {
    return isEmpty() ? "(none)" : masked();
  }
}
