package io.tailrace.dashboard.page;

/**
 * A file to be kept, not shown. Immutable.
 *
 * @param name as it is saved
 * @param type as in {@code text/csv}
 */
public record PageFile(String name, String type, String text) implements PageAnswer {
  /** The rows of a table. */
  public static PageFile csv(String name, String text) {
    return new PageFile(name, "text/csv", text);
  }
}
