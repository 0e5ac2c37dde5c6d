package io.tailrace.customerio;

/** A phone number as people and carriers write it. Stateless. */
public final class PhoneNumber {
  private static final int LEAST_DIGITS = 5;

  private PhoneNumber() {}

  /** {@code +1 (415) 555-0100} is {@code +14155550100}; any other text stays as it is. */
  public static String key(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c >= '0' && c <= '9') || (c == '+' && digits.length() == 0)) {
        digits.append(c);
      } else if (" ()-./\u00a0".indexOf(c) < 0) {
        return text;
      }
    }
    return digits.length() < LEAST_DIGITS ? text : digits.toString();
  }
}
