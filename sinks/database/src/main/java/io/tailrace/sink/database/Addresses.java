package io.tailrace.sink.database;

/** Brings addresses into the one form that they are compared in. Stateless. */
final class Addresses {
  private Addresses() {}

  /** As both databases' {@code lower} does it: A to Z alone; null stays null. */
  static String lowered(String address) {
    if (address == null) {
      return null;
    }
    StringBuilder lowered = new StringBuilder(address);
    for (int at = 0; at < lowered.length(); at++) {
      char c = lowered.charAt(at);
      if (c >= 'A' && c <= 'Z') {
        lowered.setCharAt(at, (char) (c + ('a' - 'A')));
      }
    }
    return lowered.toString();
  }
}
