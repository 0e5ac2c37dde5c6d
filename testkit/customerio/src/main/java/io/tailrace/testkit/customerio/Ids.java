package io.tailrace.testkit.customerio;

/** Ids in the forms that Customer.io gives them. Stateless. */
final class Ids {
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String HEX = "0123456789abcdef";
  static final String URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int ULID_TIME_CHARACTERS = 10;

  private Ids() {}

  /** 26 characters, of which the first ten tell when it was made. */
  static String ulid(long millis, Dice dice) {
    StringBuilder time = new StringBuilder(26);
    for (int i = ULID_TIME_CHARACTERS - 1; i >= 0; i--) {
      time.append(CROCKFORD.charAt((int) (millis >>> (5 * i)) & 31));
    }
    return time.append(dice.text(16, CROCKFORD)).toString();
  }

  /** URL-safe Base64, like those of published samples, some of them padded. */
  static String delivery(Dice dice) {
    String id = dice.chance(0.5) ? "RPILAg" : "RAECAA";
    return id + dice.text(21, URL_SAFE) + (dice.chance(0.3) ? "=" : "");
  }

  static String hex(int digits, Dice dice) {
    return dice.text(digits, HEX);
  }
}
