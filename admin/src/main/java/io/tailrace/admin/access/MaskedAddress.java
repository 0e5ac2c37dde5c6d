package io.tailrace.admin.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as those see them who may not know whose they are: {@code a…@gmail.com}, {@code …67},
 * {@code …c0de}. What groups and figures need, such as the domain, stays. Stateless.
 */
public final class MaskedAddress {
  private static final Pattern EMAIL =
      Pattern.compile("([^\\s\"'<>@,;:()\\[\\]=/?&|]+)@([^\\s\"'<>@,;:()\\[\\]=/?&|]+)");
  private static final Pattern PHONE = Pattern.compile("\\+[0-9][0-9 ().-]{5,18}[0-9]");
  private static final int SHORT = 8;

  private MaskedAddress() {}

  /** Of an e-mail address, a phone number, a device token or an id. */
  public static String of(String address) {
    int at = address.lastIndexOf('@');
    if (at >= 0) {
      return email(address.substring(0, at), domain(address.substring(at + 1)));
    }
    String bare = address.strip();
    boolean phone = bare.matches("[+(]{0,2}[0-9][0-9 ().-]*");
    return bare.length() < SHORT ? "…" : "…" + last(bare, phone ? 2 : 4);
  }

  /** Of text for people, in which addresses may stand anywhere. */
  public static String inText(String text) {
    if (text.indexOf('@') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    String withoutEmails =
        EMAIL.matcher(text).replaceAll(found -> quoted(email(found.group(1), found.group(2))));
    return PHONE.matcher(withoutEmails).replaceAll(found -> quoted(of(found.group())));
  }

  /** A name of one letter would be told by it. */
  private static String email(String name, String domain) {
    boolean one = name.codePointCount(0, name.length()) < 2;
    return (one ? "" : Character.toString(name.codePointAt(0))) + "…@" + domain;
  }

  /** Up to what no domain has. */
  private static String domain(String rest) {
    return rest.replaceFirst("[\\s\"'<>,;?&#/|].*", "");
  }

  private static String last(String text, int count) {
    int begin = text.offsetByCodePoints(text.length(), -count);
    return text.substring(begin);
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
