package io.tailrace.dashboard.story;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a stranger's inline style may stay: looks alone, by words that can load nothing and lead
 * nowhere. Stateless.
 */
final class MailStyle {
  private static final Set<String> PROPERTIES =
      Set.of(
          "background-color",
          "border",
          "border-bottom",
          "border-collapse",
          "border-color",
          "border-left",
          "border-radius",
          "border-right",
          "border-spacing",
          "border-style",
          "border-top",
          "border-width",
          "color",
          "direction",
          "display",
          "font",
          "font-family",
          "font-size",
          "font-style",
          "font-weight",
          "height",
          "letter-spacing",
          "line-height",
          "margin",
          "margin-bottom",
          "margin-left",
          "margin-right",
          "margin-top",
          "max-width",
          "min-width",
          "padding",
          "padding-bottom",
          "padding-left",
          "padding-right",
          "padding-top",
          "text-align",
          "text-decoration",
          "text-transform",
          "vertical-align",
          "white-space",
          "width",
          "word-break");

  /** Neither a backslash, which could spell any word, nor a function but these. */
  private static final Pattern VALUE =
      Pattern.compile("(?i)(?:[-#%.,\\w\\s'\"!+/]|\\b(?:rgb|rgba|hsl|hsla)\\([-\\d.,%\\s/]*\\))*");

  private MailStyle() {}

  /** The same without the rest; empty if nothing is left. */
  static String clean(String style) {
    return Stream.of(style.split(";"))
        .map(String::strip)
        .filter(MailStyle::mayStay)
        .collect(Collectors.joining("; "));
  }

  private static boolean mayStay(String declaration) {
    int colon = declaration.indexOf(':');
    return colon > 0
        && PROPERTIES.contains(declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT))
        && VALUE.matcher(declaration.substring(colon + 1)).matches();
  }
}
