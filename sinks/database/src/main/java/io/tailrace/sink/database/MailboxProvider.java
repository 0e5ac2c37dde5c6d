package io.tailrace.sink.database;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The provider of an e-mail domain's mailboxes, as far as the domain's name tells: a company's own
 * domain that a provider hosts counts as {@code other}. Stateless.
 */
public final class MailboxProvider {
  public static final String OTHER = "other";
  static final String GMAIL = "gmail";

  /** Brands with a domain per country, such as yahoo.co.uk and hotmail.fr. */
  private static final Map<String, String> BRANDS =
      Map.of(
          "yahoo",
          "yahoo",
          "ymail",
          "yahoo",
          "rocketmail",
          "yahoo",
          "aol",
          "yahoo",
          "hotmail",
          "microsoft",
          "outlook",
          "microsoft",
          "live",
          "microsoft",
          "msn",
          "microsoft");

  private static final Map<String, Set<String>> DOMAINS =
      Map.of(
          GMAIL,
          Set.of("gmail.com", "googlemail.com"),
          "yahoo",
          Set.of("myyahoo.com", "aim.com", "verizon.net"),
          "microsoft",
          Set.of("passport.com", "windowslive.com"),
          "apple",
          Set.of("icloud.com", "me.com", "mac.com", "privaterelay.appleid.com"));

  private static final Pattern COUNTRY = Pattern.compile("com|(com?\\.)?[a-z]{2}");

  private MailboxProvider() {}

  /** {@code gmail}, {@code yahoo}, {@code microsoft}, {@code apple} or {@code other}. */
  public static String of(String domain) {
    if (domain == null) {
      return OTHER;
    }
    for (Map.Entry<String, Set<String>> provider : DOMAINS.entrySet()) {
      if (provider.getValue().contains(domain)) {
        return provider.getKey();
      }
    }
    int dot = domain.indexOf('.');
    String brand = dot < 0 ? null : BRANDS.get(domain.substring(0, dot));
    return brand != null && COUNTRY.matcher(domain.substring(dot + 1)).matches() ? brand : OTHER;
  }
}
