package io.tailrace.core.settings;

import java.util.regex.Pattern;

/**
 * Sections that people name themselves, as {@link Sections} declares them. Immutable.
 *
 * @param prefix what all their keys begin with, without the dot
 * @param noun what one of them is called
 * @param flat the name of the one whose keys may stand without prefix and name; empty for none
 * @param section what each of them holds
 */
public record NamedSection<R extends Record>(
    String prefix, String noun, String flat, Section<R> section) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /** Whether one may be called that. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The key in full of a setting in the section of this name. */
  public String key(String name, String key) {
    return start() + name + "." + key;
  }

  /** Whether the key is of such a section, or could be. */
  public boolean holds(String key) {
    return key.startsWith(start());
  }

  /** What stands before the name. */
  public String start() {
    return prefix + ".";
  }

  /** Whether there is one whose keys may stand without prefix and name. */
  public boolean hasFlat() {
    return !flat.isEmpty();
  }
}
