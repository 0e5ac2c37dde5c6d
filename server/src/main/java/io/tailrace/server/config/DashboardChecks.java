package io.tailrace.server.config;

import io.tailrace.core.settings.Problems;
import io.tailrace.core.settings.SettingsReader;

/** Finds what is wrong about the dashboard's settings together. For one thread. */
final class DashboardChecks {
  private final DashboardConfig dashboard;
  private final SettingsReader reader;
  private final Problems problems;

  DashboardChecks(DashboardConfig dashboard, SettingsReader reader, Problems problems) {
    this.dashboard = dashboard;
    this.reader = reader;
    this.problems = problems;
  }

  void run() {
    dashboard
        .url()
        .filter(url -> !url.getPath().isEmpty() && !url.getPath().equals("/"))
        .ifPresent(
            url ->
                error(
                    "dashboard.url",
                    "dashboard.url must have no path: give the dashboard a host of its own"));
    if (dashboard.auth() == DashboardAuth.HEADER) {
      byHeader();
    } else {
      byLink();
    }
  }

  private void byHeader() {
    needed(dashboard.header().isEmpty(), "dashboard.header", "it says who asks");
    needed(
        dashboard.trustedProxies().isEmpty(),
        "dashboard.trusted-proxies",
        "anybody else could write the header too");
    if (dashboard.roles().isEmpty()) {
      error(
          "dashboard.auth",
          "dashboard.auth: header lets nobody in as long as dashboard.viewers, .analysts,"
              + " .operators and .admins are empty; name groups there");
    }
  }

  private void needed(boolean missing, String key, String why) {
    if (missing) {
      error("dashboard.auth", "dashboard.auth: header needs " + key + ": " + why);
    }
  }

  /** What is set for a proxy, but means nothing: somebody believes that it does. */
  private void byLink() {
    unused(dashboard.header().isPresent(), "dashboard.header");
    unused(dashboard.groupsHeader().isPresent(), "dashboard.groups-header");
    unused(!dashboard.viewers().isEmpty(), "dashboard.viewers");
    unused(!dashboard.analysts().isEmpty(), "dashboard.analysts");
    unused(!dashboard.operators().isEmpty(), "dashboard.operators");
    unused(!dashboard.admins().isEmpty(), "dashboard.admins");
  }

  private void unused(boolean set, String key) {
    if (set) {
      error(
          key, key + " means nothing without dashboard.auth: header; set that, or take this away");
    }
  }

  private void error(String key, String message) {
    problems.error(reader.origin(key), message);
  }
}
