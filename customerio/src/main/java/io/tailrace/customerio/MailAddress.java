package io.tailrace.customerio;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail address, taken out of a head's text (RFC 5322): {@code "Doe, Ann" <Ann@Example.com>}.
 * Immutable, safe to share between threads.
 *
 * @param localPart as written, without needless quotes
 * @param domain as written, but an international one ({@code xn--…}) in its own script
 */
public record MailAddress(String localPart, String domain) {

  /**
   * All addresses of a list, in its order: with display names, comments, quoted parts and groups.
   * What is no address is left out.
   */
  public static List<MailAddress> list(@Nullable String text) {
    if (text == null || text.indexOf('@') < 0) {
      return List.of();
    }
    return MailAddressParser.isPlain(text)
        ? List.of(at(text, text.indexOf('@')))
        : new MailAddressParser(text).read();
  }

  /** The address, where the text holds this one alone. */
  public static Optional<MailAddress> single(@Nullable String text) {
    List<MailAddress> all = list(text);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** The form that two spellings of one address share; of any other text, that in small letters. */
  public static String key(String text) {
    return single(text).map(MailAddress::key).orElse(text.strip().toLowerCase(Locale.ROOT));
  }

  static MailAddress at(String text, int at) {
    return new MailAddress(text.substring(0, at), inOwnScript(text.substring(at + 1)));
  }

  private static String inOwnScript(String domain) {
    return domain.toLowerCase(Locale.ROOT).contains("xn--") ? IDN.toUnicode(domain) : domain;
  }

  /** In small letters. */
  public String key() {
    return localPart.toLowerCase(Locale.ROOT) + "@" + domainKey();
  }

  /** The domain in small letters, without a dot at the end. */
  public String domainKey() {
    String lower = domain.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Bare, as it was written. */
  public String text() {
    return localPart + "@" + domain;
  }

  /** Whether a text names this address, as a failure message may; not as a part of another one. */
  public boolean isNamedIn(@Nullable String text) {
    if (text == null) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return isIn(lower, key()) || isIn(lower, localPart.toLowerCase(Locale.ROOT) + "@" + ascii());
  }

  private String ascii() {
    try {
      return IDN.toASCII(domainKey());
    } catch (IllegalArgumentException e) {
      return domainKey(); // servers have no other name for it either
    }
  }

  private static boolean isIn(String lower, String own) {
    for (int at = lower.indexOf(own); at >= 0; at = lower.indexOf(own, at + 1)) {
      int end = at + own.length();
      if ((at == 0 || !isPartOfAddress(lower.charAt(at - 1), '.'))
          && (end == lower.length() || !goesOn(lower, end))) {
        return true;
      }
    }
    return false;
  }

  /** A dot may end a sentence. */
  private static boolean goesOn(String text, int end) {
    char next = text.charAt(end);
    return next == '.'
        ? end + 1 < text.length() && Character.isLetterOrDigit(text.charAt(end + 1))
        : isPartOfAddress(next, '-');
  }

  private static boolean isPartOfAddress(char c, char also) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '+' || c == also;
  }
}
