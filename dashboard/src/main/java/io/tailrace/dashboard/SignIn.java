package io.tailrace.dashboard;

/**
 * What somebody sees whom we do not know. Immutable.
 *
 * @param sentence why; may be empty
 * @param byLink whether one-time links are the way, and not a proxy
 */
public record SignIn(DashboardAssets assets, String sentence, boolean byLink) {}
