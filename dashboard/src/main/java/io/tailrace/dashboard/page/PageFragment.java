package io.tailrace.dashboard.page;

/**
 * A part of a page that is already open, without the layout around it. Immutable.
 *
 * @param template as in {@code component/plan.jte}
 * @param model its only parameter
 */
public record PageFragment(String template, Object model) implements PageAnswer {}
