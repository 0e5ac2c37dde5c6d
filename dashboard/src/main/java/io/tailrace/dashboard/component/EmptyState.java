package io.tailrace.dashboard.component;

/**
 * In place of what is not there: why, and the next step. Immutable.
 *
 * @param title as in {@code No events yet}
 * @param sentence why, and what to do
 * @param command to type, line by line; empty = none
 * @param href where to go on; empty = nowhere
 * @param link its text
 */
public record EmptyState(String title, String sentence, String command, String href, String link) {
  public static EmptyState of(String title, String sentence) {
    return new EmptyState(title, sentence, "", "", "");
  }

  /** The same with a command to type. */
  public EmptyState command(String lines) {
    return new EmptyState(title, sentence, lines, href, link);
  }

  /** The same with a way to go on. */
  public EmptyState link(String to, String text) {
    return new EmptyState(title, sentence, command, to, text);
  }
}
