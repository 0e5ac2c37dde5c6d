package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A reporting webhook's signing key. Its text is the key: it looks like hex, but is not decoded.
 * Immutable, safe to share between threads; {@code toString} hides it.
 *
 * @param text as Customer.io shows it, on the webhook's page
 */
public record SigningKey(String text) {
  public SigningKey {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "A signing key is empty; copy it from the reporting webhook's page in Customer.io.");
    }
  }

  byte[] bytes() {
    return text.getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return "SigningKey[hidden]";
  }
}
