package io.tailrace.dashboard.component;

/**
 * One number. Immutable.
 *
 * @param value as it is shown, as in {@code 12,345} or {@code 0.02 %}
 * @param detail what it is out of, or against; may be empty
 */
public record StatCard(String label, String value, Tone tone, String detail) {
  /** One that is neither good nor bad. */
  public static StatCard plain(String label, String value, String detail) {
    return new StatCard(label, value, Tone.NONE, detail);
  }
}
