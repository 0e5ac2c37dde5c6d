package io.tailrace.dashboard.component;

import java.util.Locale;

/** How something stands, in colour, sign and word: never in colour alone. Immutable. */
public enum Tone {
  OK("✓", "Fine"),
  WARN("!", "Look"),
  BAD("✕", "Act"),
  /** Nothing is known yet, or there is too little to say. */
  NONE("–", "No data"),
  INFO("i", "Note");

  private final String sign;
  private final String word;

  Tone(String sign, String word) {
    this.sign = sign;
    this.word = word;
  }

  /** Beside the word, for those who see no colours. */
  public String sign() {
    return sign;
  }

  /** Where nothing more exact is said. */
  public String word() {
    return word;
  }

  /** The class that styles have for it. */
  public String css() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
