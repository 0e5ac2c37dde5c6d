package io.tailrace.dashboard.component;

/**
 * In place of a page that cannot be shown. Immutable.
 *
 * @param status as of HTTP
 * @param sentence what could not be done
 * @param next what the reader can do
 */
public record Trouble(int status, String sentence, String next) {}
