package io.tailrace.dashboard.page;

/**
 * A document of a stranger's: no script of it runs, and nothing is loaded that it names. Immutable.
 *
 * @param html the whole document
 */
public record SandboxedPage(String html) implements PageAnswer {}
