package io.tailrace.sink.database;

import java.util.Locale;

/** Brings addresses into the one form that they are compared in. Stateless. */
final class Addresses {
  private Addresses() {}

  /** {@code Ann <Ann@Example.com>} becomes {@code ann@example.com}. */
  static String email(String recipient) {
    int open = recipient.lastIndexOf('<');
    int close = recipient.lastIndexOf('>');
    String bare = open >= 0 && close > open ? recipient.substring(open + 1, close) : recipient;
    return bare.strip().toLowerCase(Locale.ROOT);
  }

  /** What follows the at sign; null if there is none. */
  static String domain(String email) {
    String address = email(email);
    int at = address.lastIndexOf('@');
    return at < 0 || at == address.length() - 1 ? null : address.substring(at + 1);
  }

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
