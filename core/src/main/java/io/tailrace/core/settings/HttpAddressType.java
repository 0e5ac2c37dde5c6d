package io.tailrace.core.settings;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address of an HTTP API. Plain {@code http} is taken for this machine only, since a key
 * travels with each call. Immutable.
 */
record HttpAddressType() implements ValueType<URI> {
  @Override
  public URI read(Given given) {
    String text = given.text();
    try {
      URI address = new URI(text);
      if (isBare(address) && isSafe(address)) {
        return address;
      }
    } catch (URISyntaxException invalid) {
      // said below
    }
    // Not repeated: it may hold a user's name and password.
    throw new BadValueException("must be " + expected());
  }

  private static boolean isBare(URI address) {
    return address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }

  private static boolean isSafe(URI address) {
    return "https".equalsIgnoreCase(address.getScheme())
        || ("http".equalsIgnoreCase(address.getScheme()) && HostType.isLoopback(address.getHost()));
  }

  @Override
  public String expected() {
    return "an https:// address without user, query or fragment (http:// for this machine only)";
  }
}
