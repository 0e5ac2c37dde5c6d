package io.tailrace.admin;

import java.util.List;

/**
 * What a question may say more exactly: in its path, in the query of a {@code GET}, or as a field
 * of a {@code POST}'s body. Immutable.
 *
 * @param required whether there is no answer without it
 * @param meaning for people, with its bounds and what it is when nobody gives it
 */
public record Parameter(String name, Type type, boolean required, String meaning) {

  /** What it looks like. */
  public enum Type {
    TEXT("text"),
    NUMBER("whole number"),
    FLAG("true or false"),
    TIME("time, as in `2027-01-31T12:00:00Z`"),
    LIST("list of texts; in a query with commas between them");

    private final String meaning;

    Type(String meaning) {
      this.meaning = meaning;
    }

    /** In words, for people. */
    public String meaning() {
      return meaning;
    }
  }

  static Parameter text(String name, String meaning) {
    return new Parameter(name, Type.TEXT, false, meaning);
  }

  static Parameter number(String name, String meaning) {
    return new Parameter(name, Type.NUMBER, false, meaning);
  }

  static Parameter flag(String name, String meaning) {
    return new Parameter(name, Type.FLAG, false, meaning);
  }

  static Parameter time(String name, String meaning) {
    return new Parameter(name, Type.TIME, false, meaning);
  }

  static Parameter list(String name, String meaning) {
    return new Parameter(name, Type.LIST, false, meaning);
  }

  /** The same, without which there is no answer. */
  Parameter needed() {
    return new Parameter(name, type, true, meaning);
  }

  /** Those of a span of time. */
  static List<Parameter> span(String what) {
    return List.of(
        time("from", "Start of " + what + ", inclusive. Defaults to the oldest there is."),
        time("to", "End of it, exclusive. Defaults to the newest there is."));
  }
}
