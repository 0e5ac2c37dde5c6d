package io.tailrace.dashboard.component;

/**
 * One of several views of a page. Immutable.
 *
 * @param count of what is in it, as it is shown; may be empty
 * @param current whether it is open
 */
public record PageTab(String text, String count, String href, boolean current) {}
