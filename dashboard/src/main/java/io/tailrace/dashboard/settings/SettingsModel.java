package io.tailrace.dashboard.settings;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.FilterBar;

/**
 * What is set, and who did what. Immutable.
 *
 * @param acts the latest first
 * @param notice which part of them this is; empty if it is all
 * @param settings those that somebody set first
 */
public record SettingsModel(FilterBar filter, DataTable acts, String notice, DataTable settings) {}
