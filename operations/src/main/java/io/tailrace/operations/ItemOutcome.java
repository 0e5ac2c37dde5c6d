package io.tailrace.operations;

/**
 * What became, or in a dry run would become, of one thing. Immutable.
 *
 * @param id how it was named
 * @param outcome one word, in lower snake case
 * @param detail a sentence, or null where the word says it all
 */
public record ItemOutcome(String id, String outcome, String detail) {}
