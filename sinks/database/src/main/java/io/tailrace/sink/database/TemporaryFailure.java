package io.tailrace.sink.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from the words of a mail server whether an e-mail's bounce may pass by itself. The first
 * reply code (RFC 5321: {@code 450}) or enhanced status (RFC 3463: {@code 4.2.2}) that stands where
 * a reply begins decides, and of the two together the second, which says more; so a number in an
 * address, a name or a version says nothing. Without any, a bounce is final. Stateless.
 */
final class TemporaryFailure {
  private static final String ENHANCED = "([45])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\.?\\d)";
  private static final String REPLY = "([45])\\d\\d(?![\\w@]|\\.\\w)(?:[ -]+#?" + ENHANCED + ")?";

  /** At the start, after a mark, or after a word that leads to what a server said. */
  private static final Pattern AT_REPLY =
      Pattern.compile(
          "(?:^|[:;(\\[<\"'#|=]|\\b(?:said|reply|replied|returned|response|status|code|error|smtp))"
              + "\\s*(?:"
              + REPLY
              + "|"
              + ENHANCED
              + ")",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ANYWHERE = Pattern.compile("(?<=\\s)" + ENHANCED);

  private TemporaryFailure() {}

  /** Whether this says that the same message could succeed later. */
  static boolean says(String failureMessage) {
    if (failureMessage == null) {
      return false;
    }
    String message = failureMessage.strip();
    Matcher reply = AT_REPLY.matcher(message);
    if (!reply.find()) {
      Matcher anywhere = ANYWHERE.matcher(message);
      return anywhere.find() && isTemporary(anywhere, 1);
    }
    if (reply.group(2) != null) {
      return isTemporary(reply, 2);
    }
    return reply.group(1) != null ? reply.group(1).equals("4") : isTemporary(reply, 5);
  }

  /** 4.x.x; and 5.2.2, which is said of a full mailbox, which its owner may empty. */
  private static boolean isTemporary(Matcher matcher, int firstGroup) {
    return matcher.group(firstGroup).equals("4")
        || (matcher.group(firstGroup + 1).equals("2") && matcher.group(firstGroup + 2).equals("2"));
  }
}
