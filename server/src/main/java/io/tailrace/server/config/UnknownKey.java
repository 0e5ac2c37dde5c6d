package io.tailrace.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says about a key that means nothing what was probably meant. Stateless. */
final class UnknownKey {
  private static final String NONE = "; `tailrace config` lists what there is";
  private static final String FEEDS = "TAILRACE_FEEDS_";

  private UnknownKey() {}

  /** For a key of the file, dots for nesting. */
  static String explain(String key) {
    if (key.equals("feeds")) {
      return "feeds holds a section for each feed's name";
    }
    String above = settingAbove(key);
    if (above != null) {
      return above + " takes a value, not further keys";
    }
    if (key.startsWith(Catalogue.FEEDS)) {
      return explainFeed(key);
    }
    List<String> section = inSection(key);
    if (!section.isEmpty()) {
      return key + " holds further keys (" + String.join(", ", section) + "), not a value";
    }
    return "unknown key " + ShownKey.of(key) + suggestion(kebab(key), Catalogue.keys());
  }

  private static String explainFeed(String key) {
    int dot = key.lastIndexOf('.');
    String last = key.substring(dot + 1);
    if (dot < Catalogue.FEEDS.length()) {
      return ShownKey.of(key) + " must hold the feed's settings, such as signing-keys";
    }
    if (Catalogue.feedKeys().contains(last)) {
      String name = key.substring(Catalogue.FEEDS.length(), dot);
      return "a feed's name is 1 to 63 of a-z, 0-9, _ and -, beginning with a letter or digit, not "
          + BadValueException.quoted(name);
    }
    return "unknown key " + ShownKey.of(key) + suggestion(kebab(last), Catalogue.feedKeys());
  }

  /** For a variable that begins with {@code TAILRACE_}. */
  static String explainVariable(String name) {
    List<String> known = new ArrayList<>();
    Catalogue.keys().forEach(key -> known.add(Catalogue.variable(key)));
    Catalogue.feedKeys().forEach(key -> known.add(withEnd(name, Catalogue.upperSnake(key))));
    return "unknown variable" + suggestion(name.toUpperCase(Locale.ROOT), known);
  }

  /** The variable with as many of its last words replaced as the new end has. */
  private static String withEnd(String name, String end) {
    String start = name;
    for (int words = end.split("_", -1).length; words > 0; words--) {
      start = start.substring(0, Math.max(0, start.lastIndexOf('_')));
    }
    return start.length() > FEEDS.length() && start.startsWith(FEEDS) ? start + "_" + end : end;
  }

  private static String suggestion(String written, List<String> known) {
    String nearest = Spelling.nearest(written, known);
    return nearest == null ? NONE : "; did you mean " + nearest + "?";
  }

  private static String settingAbove(String key) {
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      if (Catalogue.byKey(key.substring(0, dot)) != null) {
        return key.substring(0, dot);
      }
    }
    return null;
  }

  private static List<String> inSection(String key) {
    return Catalogue.keys().stream().filter(known -> known.startsWith(key + ".")).toList();
  }

  private static String kebab(String key) {
    return key.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
