package io.tailrace.server.config;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.NamedSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says which key was probably meant by an unknown one. Immutable. */
final class UnknownKey {
  private static final String NONE = "; `tailrace config` lists what there is";

  private final Catalogue catalogue;
  private final ShownKey shown;

  UnknownKey(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.shown = new ShownKey(catalogue);
  }

  /** For a key of the file, dots for nesting. */
  String explain(String key) {
    for (NamedKeys keys : catalogue.named()) {
      NamedSection<?> section = keys.section();
      if (key.equals(section.prefix())) {
        return key + " holds a section for each " + section.noun() + "'s name";
      }
    }
    String above = settingAbove(key);
    if (above != null) {
      return above + " takes a value, not further keys";
    }
    Optional<NamedKeys> named = catalogue.sectionOf(key);
    if (named.isPresent()) {
      return explainNamed(key, named.get());
    }
    List<String> section = inSection(key);
    if (!section.isEmpty()) {
      return key + " holds further keys (" + String.join(", ", section) + "), not a value";
    }
    return "unknown key " + shown.of(key) + suggestion(kebab(key), catalogue.keys());
  }

  private String explainNamed(String key, NamedKeys keys) {
    NamedSection<?> section = keys.section();
    if (key.lastIndexOf('.') < section.start().length()) {
      return shown.of(key)
          + " must hold the "
          + section.noun()
          + "'s settings, such as "
          + keys.example();
    }
    String end = keys.endOf(key);
    if (end != null) {
      return "a "
          + section.noun()
          + "'s name is 1 to 63 of a-z, 0-9, _ and -, beginning with a letter or digit, not "
          + BadValueException.quoted(keys.nameIn(key, end));
    }
    return "unknown key " + shown.of(key) + suggestion(kebab(Catalogue.last(key)), keys.keys());
  }

  /** For a variable that begins with {@code TAILRACE_}. */
  String explainVariable(String name) {
    List<String> known = new ArrayList<>();
    catalogue.keys().forEach(key -> known.add(Catalogue.variable(key)));
    for (NamedKeys keys : catalogue.named()) {
      String start = Catalogue.variable(keys.section().start());
      keys.keys().forEach(key -> known.add(withEnd(name, start, Catalogue.upperSnake(key))));
    }
    return "unknown variable" + suggestion(name.toUpperCase(Locale.ROOT), known);
  }

  /** The variable with as many of its last words replaced as the new end has. */
  private static String withEnd(String name, String sections, String end) {
    String start = name;
    for (int words = end.split("_", -1).length; words > 0; words--) {
      start = start.substring(0, Math.max(0, start.lastIndexOf('_')));
    }
    return start.length() > sections.length() && start.startsWith(sections)
        ? start + "_" + end
        : end;
  }

  private static String suggestion(String written, List<String> known) {
    String nearest = Spelling.nearest(written, known);
    return nearest == null ? NONE : "; did you mean " + nearest + "?";
  }

  private String settingAbove(String key) {
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      if (catalogue.byKey(key.substring(0, dot)) != null) {
        return key.substring(0, dot);
      }
    }
    return null;
  }

  private List<String> inSection(String key) {
    return catalogue.keys().stream().filter(known -> known.startsWith(key + ".")).toList();
  }

  private static String kebab(String key) {
    return key.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
