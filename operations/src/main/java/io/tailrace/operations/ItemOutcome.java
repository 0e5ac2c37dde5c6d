package io.tailrace.operations;

import org.jspecify.annotations.Nullable;

/**
 * What became, or in a dry run would become, of one thing. Immutable.
 *
 * @param id how it was named
 * @param outcome one word, in lower snake case
 * @param detail a sentence, unless the word says it all
 */
public record ItemOutcome(String id, String outcome, @Nullable String detail) {}
