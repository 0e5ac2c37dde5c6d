package io.tailrace.customerio.appapi;

import java.net.URI;

/** Where Customer.io keeps a workspace. Immutable. */
public enum Region {
  US("https://api.customer.io"),
  EU("https://api-eu.customer.io");

  private final URI baseUrl;

  Region(String baseUrl) {
    this.baseUrl = URI.create(baseUrl);
  }

  /** Of the App API there. */
  public URI baseUrl() {
    return baseUrl;
  }
}
