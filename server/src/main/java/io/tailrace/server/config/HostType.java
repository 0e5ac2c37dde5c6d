package io.tailrace.server.config;

import java.util.regex.Pattern;

/** A host's name or address, IPv6 with or without brackets; not looked up. Immutable. */
record HostType() implements ValueType<String> {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,253}");

  @Override
  public String read(Given given) {
    String text = given.text();
    String host =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (!HOST.matcher(host).matches()) {
      throw BadValueException.expected(expected(), text);
    }
    return host;
  }

  @Override
  public String expected() {
    return "a host name or address without port";
  }
}
