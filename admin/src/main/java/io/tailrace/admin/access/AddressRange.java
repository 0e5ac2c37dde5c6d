package io.tailrace.admin.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The addresses that begin alike, as in {@code 10.0.0.0/8} or {@code ::1}. Immutable.
 *
 * @param bits how many bits are alike
 */
public record AddressRange(InetAddress first, int bits) {

  /**
   * Reads one; no name is looked up.
   *
   * @throws IllegalArgumentException it is no address, or its bits are too many
   */
  public static AddressRange of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*") || !whole(address)) {
      throw new IllegalArgumentException("no address: " + text);
    }
    InetAddress first = literal(address);
    int most = first.getAddress().length * 8;
    int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("not so many bits: " + text);
    }
    return new AddressRange(first, bits);
  }

  /** The JDK reads {@code 10.1} as {@code 10.0.0.1}, which nobody means here. */
  private static boolean whole(String address) {
    return address.contains(":") || address.chars().filter(c -> c == '.').count() == 3;
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address: " + address, e);
    }
  }

  public boolean contains(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    int bytes = bits / 8;
    int mask = 0xff00 >> (bits % 8) & 0xff;
    return ours.length == theirs.length
        && Arrays.equals(ours, 0, bytes, theirs, 0, bytes)
        && (mask == 0 || ((ours[bytes] ^ theirs[bytes]) & mask) == 0);
  }

  @Override
  public String toString() {
    return first.getHostAddress() + "/" + bits;
  }
}
