package io.tailrace.dashboard.component;

import org.jspecify.annotations.Nullable;

/**
 * From one page of a list to the next. Immutable.
 *
 * @param sentence which part this is, as in {@code 101–200 of 4,112}
 * @param first null = this is it
 * @param next null = there is none
 */
public record PagerLinks(String sentence, @Nullable String first, @Nullable String next) {}
