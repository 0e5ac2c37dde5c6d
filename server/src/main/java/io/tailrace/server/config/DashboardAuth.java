package io.tailrace.server.config;

/** How browsers come in. Immutable. */
public enum DashboardAuth {
  /** By one-time links, which whoever may read the data folder can make. */
  LINK,
  /** As whom a proxy names. */
  HEADER
}
