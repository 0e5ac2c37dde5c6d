package io.tailrace.core.settings;

import java.util.regex.Pattern;

/** A host's name or address, IPv6 with or without brackets; not looked up. Immutable. */
public record HostType() implements ValueType<String> {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,253}");
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|(0*:){2,7}0*1");

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

  /** True if only this machine can reach it; decided by the text, nothing is looked up. */
  public static boolean isLoopback(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return LOOPBACK.matcher(bare).matches();
  }

  @Override
  public String expected() {
    return "a host name or address without port";
  }
}
