package io.tailrace.customerio;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server answered, found in a failure message: the first reply code (RFC 5321: {@code
 * 450}) or enhanced status (RFC 3463: {@code 4.2.2}) that stands where a reply begins, so that a
 * number in an address, a name or a version says nothing. Of the two together the status says more.
 * Immutable.
 *
 * @param status {@code 5.1.1}, where one was given
 * @param temporary whether the same message could succeed later
 */
record ServerReply(@Nullable String status, boolean temporary) {
  /** Nothing was found, so it is final. */
  static final ServerReply NONE = new ServerReply(null, false);

  private static final String ENHANCED = "([45]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)";
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

  static ServerReply in(String failureMessage) {
    String message = failureMessage.strip();
    Matcher reply = AT_REPLY.matcher(message);
    if (!reply.find()) {
      Matcher anywhere = ANYWHERE.matcher(message);
      return anywhere.find() ? of(anywhere.group(1)) : NONE;
    }
    if (reply.group(2) != null) {
      return of(reply.group(2));
    }
    return reply.group(1) != null
        ? new ServerReply(null, reply.group(1).equals("4"))
        : of(reply.group(3));
  }

  private static ServerReply of(String status) {
    return new ServerReply(status, status.startsWith("4"));
  }
}
