package io.tailrace.server.config;

import java.net.URI;

/** Where Customer.io keeps a workspace. Immutable, safe to share between threads. */
public enum WorkspaceRegion {
  US("https://api.customer.io"),
  EU("https://api-eu.customer.io");

  private final URI appApi;

  WorkspaceRegion(String appApi) {
    this.appApi = URI.create(appApi);
  }

  /** The App API's address for workspaces there. */
  public URI appApi() {
    return appApi;
  }
}
