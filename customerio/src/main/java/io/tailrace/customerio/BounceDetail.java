package io.tailrace.customerio;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a failure message names besides its cause, for people who look for what to mend. Immutable.
 *
 * @param status the enhanced status, such as {@code 5.7.515}; null = none
 * @param mechanism {@code DMARC}, {@code SPF}, {@code DKIM} or {@code reverse DNS}; null = none is
 *     named
 * @param sendingDomain the domain that was not accepted; null = none is named
 */
public record BounceDetail(
    @Nullable String status, @Nullable String mechanism, @Nullable String sendingDomain) {
  private static final int LONGEST = 2_000;
  private static final Pattern MECHANISM =
      Pattern.compile("\\b(dmarc|spf|dkim)\\b|(reverse dns|\\brdns\\b|\\bptr\\b)");

  /** Needs a dot within, and a last part of letters: an address of numbers is none. */
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:sending domain|domain of|from domain|e?mail from|domain)\\s+[\\[<'\"]?"
              + "((?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24})\\b");

  /** Reads one. */
  public static BounceDetail in(ObjectType channel, @Nullable String failureMessage) {
    if (failureMessage == null || !channel.equals(ObjectType.EMAIL)) {
      return new BounceDetail(null, null, null);
    }
    String words =
        failureMessage
            .substring(0, Math.min(failureMessage.length(), LONGEST))
            .toLowerCase(Locale.ROOT);
    Matcher mechanism = MECHANISM.matcher(words);
    Matcher domain = DOMAIN.matcher(words);
    return new BounceDetail(
        ServerReply.in(failureMessage).status(),
        mechanism.find() ? named(mechanism) : null,
        domain.find() ? domain.group(1) : null);
  }

  private static String named(Matcher mechanism) {
    return mechanism.group(1) == null ? "reverse DNS" : mechanism.group(1).toUpperCase(Locale.ROOT);
  }
}
