package io.tailrace.dashboard.component;

/**
 * Says of one thing how it stands. Immutable.
 *
 * @param title what it is about, as in {@code Receiving}
 * @param word the verdict in a word or two, as in {@code Receiving}, {@code 2 stuck}
 * @param detail a sentence or two
 * @param href where to look closer
 */
public record VerdictCard(Tone tone, String title, String word, String detail, String href) {}
