package io.tailrace.customerio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks once through a list of addresses. Lenient: what is between two separators is an address if
 * it has a local part and a domain, and nothing if not. For one thread and one text.
 */
final class MailAddressParser {
  private final String text;
  private final Map<String, MailAddress> found = new LinkedHashMap<>();
  private final StringBuilder word = new StringBuilder();
  private @Nullable String inAngles;
  private int at;

  MailAddressParser(String text) {
    this.text = text;
  }

  /** Whether it is one address and nothing else, as nearly all are. */
  static boolean isPlain(String text) {
    int ats = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || "<>,;:\"()[]\\\u00a0".indexOf(c) >= 0) {
        return false;
      }
      if (c == '@') {
        ats++;
      }
    }
    return ats == 1 && text.charAt(0) != '@' && text.charAt(text.length() - 1) != '@';
  }

  /** Each address once, whatever its spelling. */
  List<MailAddress> read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case ',', ';' -> end();
        case ':' -> word.setLength(0); // a group's name
        case '"' -> word.append(quoted());
        case '(' -> comment();
        case '<' -> inAngles = angles();
        default -> word.append(c);
      }
    }
    end();
    return new ArrayList<>(found.values());
  }

  private void end() {
    String address = (inAngles != null ? inAngles : word.toString()).strip();
    word.setLength(0);
    inAngles = null;
    int sign = address.lastIndexOf('@');
    if (sign <= 0 || sign == address.length() - 1) {
      return;
    }
    MailAddress read = MailAddress.at(address, sign);
    if (isLocalPart(read.localPart()) && isDomain(read.domain())) {
      found.putIfAbsent(read.key(), read);
    }
  }

  private static boolean isLocalPart(String part) {
    return part.startsWith("\"") || part.chars().noneMatch(c -> c == '@' || isSpace(c));
  }

  private static boolean isDomain(String domain) {
    return domain.chars().noneMatch(MailAddressParser::isSpace);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** After the first quote, through the last one; without the quotes if they are of no use. */
  private String quoted() {
    StringBuilder inside = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      inside.append(text.charAt(at++));
    }
    at++;
    boolean needless =
        inside.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-+".indexOf(c) >= 0);
    return needless && inside.length() > 0 ? inside.toString() : '"' + inside.toString() + '"';
  }

  /** Comments nest. */
  private void comment() {
    for (int open = 1; at < text.length() && open > 0; at++) {
      switch (text.charAt(at)) {
        case '\\' -> at++;
        case '(' -> open++;
        case ')' -> open--;
        default -> {}
      }
    }
  }

  /** After the bracket, through the closing one; without a route ({@code @a,@b:}) before it. */
  private String angles() {
    StringBuilder inside = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '>' -> {
          return inside.toString();
        }
        case '"' -> inside.append(quoted());
        case '(' -> comment();
        case ':' -> inside.setLength(0);
        default -> inside.append(c);
      }
    }
    return inside.toString();
  }
}
