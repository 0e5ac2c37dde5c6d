package io.tailrace.admin.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A link without what may open something for whoever has it: the values of its query, except those
 * of a campaign's names, long random pieces of its path, its user and its fragment. Stateless.
 */
public final class MaskedLink {
  private static final Pattern PARTS = Pattern.compile("(?s)([^?#]*)(\\?[^#]*)?(#.*)?");
  private static final Pattern USER = Pattern.compile("(?<=//)[^/@]*@");
  private static final Pattern TELLING = Pattern.compile("(?i)utm_[a-z_]+");
  private static final int LONG = 20;

  private MaskedLink() {}

  /** As it may be shown; what is no link comes back with addresses in it masked. */
  public static String of(String link) {
    Matcher parts = PARTS.matcher(link);
    if (!parts.matches() || !link.contains("//")) {
      return MaskedAddress.inText(link);
    }
    String path = USER.matcher(parts.group(1)).replaceFirst("");
    String query = parts.group(2) == null ? "" : "?" + query(parts.group(2).substring(1));
    return path(path) + query + (parts.group(3) == null ? "" : "#…");
  }

  private static String path(String path) {
    return Stream.of(path.split("/", -1)).map(MaskedLink::piece).collect(Collectors.joining("/"));
  }

  /** Words are told by what parts them; what is long without a stop is a token, or an address. */
  private static String piece(String piece) {
    boolean token =
        Stream.of(piece.split("[-._~]"))
            .anyMatch(it -> it.length() >= LONG && it.chars().anyMatch(Character::isDigit));
    return token ? "…" : MaskedAddress.inText(piece.replace("%40", "@"));
  }

  private static String query(String query) {
    return Stream.of(query.split("&")).map(MaskedLink::pair).collect(Collectors.joining("&"));
  }

  /** What has no name may be a token itself. */
  private static String pair(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      return "…";
    }
    String name = pair.substring(0, equals);
    return TELLING.matcher(name).matches()
        ? MaskedAddress.inText(pair.replace("%40", "@"))
        : MaskedAddress.inText(name) + "=…";
  }
}
