package io.tailrace.customerio.appapi;

/**
 * An App API key: Customer.io's <i>Account settings, API credentials, App API keys</i>. Immutable,
 * safe to share between threads; {@code toString} hides it.
 *
 * @param text as Customer.io shows it; it belongs to one workspace
 */
public record AppApiKey(String text) {
  private static final int MIN_HIDDEN_LENGTH = 6;

  // Checked here, since the HTTP client's own complaint about a bad header would quote it.
  public AppApiKey {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "The App API key is empty; make one in Customer.io, under API credentials, App API"
              + " keys.");
    }
    if (!text.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      throw new IllegalArgumentException(
          "The App API key has white space or other characters that no key has; copy it again.");
    }
  }

  /** The text without the key, in case an answer quotes it. */
  String hideIn(String said) {
    return text.length() < MIN_HIDDEN_LENGTH ? said : said.replace(text, "[key]");
  }

  @Override
  public String toString() {
    return "AppApiKey[hidden]";
  }
}
