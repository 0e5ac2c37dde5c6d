package io.tailrace.core.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A value as written, before anyone knows whether it is good. Immutable.
 *
 * @param values one, or a YAML list's elements
 * @param list true if written as a list
 * @param folder what a relative path is relative to
 */
public record Given(Target target, List<String> values, boolean list, Origin origin, Path folder) {
  public Given {
    values = List.copyOf(values);
  }

  static Given byDefault(String key, String text, Path folder) {
    return new Given(new Target(key, false), List.of(text), false, Origin.DEFAULT, folder);
  }

  /** The one value; refuses a list. */
  public String text() {
    if (list) {
      throw new BadValueException("takes one value, not a list");
    }
    return values.get(0);
  }

  /** The one value as a path. */
  public Path path() {
    String text = text();
    try {
      return folder.resolve(text).normalize();
    } catch (InvalidPathException invalid) {
      throw BadValueException.expected("a path", text);
    }
  }
}
