package io.tailrace.sink.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from the words of a mail server whether an e-mail's bounce may pass by itself. An enhanced
 * status (RFC 3463: {@code 4.2.2}) says more than the reply code before it (RFC 5321: {@code 450});
 * one of the two must stand where a reply begins, so that a number in an address or a name says
 * nothing. Without either, a bounce is final. Stateless.
 */
final class TemporaryFailure {
  private static final String BEGIN = "(?:^|[\\s:;,(\\[<\"'#|])";
  private static final String END = "(?=$|[\\s:;,.)\\]>\"'|-])";
  private static final Pattern ENHANCED =
      Pattern.compile(BEGIN + "([245])\\.(\\d{1,3})\\.(\\d{1,3})(?=$|[^.\\d])");
  private static final Pattern REPLY =
      Pattern.compile(
          "(?:^|[:;(\\[<\"'|]|said:|\\breply|\\bcode|\\berror|\\bstatus|\\bsmtp)[\\s:=(\\[\"']*([245]\\d\\d)"
              + END,
          Pattern.CASE_INSENSITIVE);

  private TemporaryFailure() {}

  /** Whether this says that the same message could succeed later. */
  static boolean says(String failureMessage) {
    if (failureMessage == null || failureMessage.isBlank()) {
      return false;
    }
    Matcher enhanced = ENHANCED.matcher(failureMessage);
    if (enhanced.find()) {
      return enhanced.group(1).equals("4") || isFullMailbox(enhanced);
    }
    Matcher reply = REPLY.matcher(failureMessage);
    return reply.find() && reply.group(1).startsWith("4");
  }

  /** 5.2.2 is said of a full mailbox, which its owner may empty. */
  private static boolean isFullMailbox(Matcher enhanced) {
    return enhanced.group(1).equals("5")
        && enhanced.group(2).equals("2")
        && enhanced.group(3).equals("2");
  }
}
