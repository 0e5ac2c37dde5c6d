package io.tailrace.admin;

import java.net.URI;

/** Where a running server's {@code /api} is, and the token that opens it. Immutable. */
public record ServerAddress(URI admin, String token) {
  @Override
  public String toString() {
    return admin.toString();
  }
}
