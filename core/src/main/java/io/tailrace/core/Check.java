package io.tailrace.core;

/**
 * A component's answer to "would you work now?". Immutable.
 *
 * @param ok whether it would
 * @param message if not: what is wrong, what happens next, what the reader can do. If it would:
 *     what somebody should know all the same, mostly nothing
 */
public record Check(boolean ok, String message) {
  public static final Check OK = new Check(true, "");

  public static Check failed(String message) {
    return new Check(false, message);
  }
}
