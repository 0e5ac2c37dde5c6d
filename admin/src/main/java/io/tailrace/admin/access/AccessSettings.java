package io.tailrace.admin.access;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How browsers come in. Immutable.
 *
 * @param adminHost what the admin port listens on, IPv6 without brackets
 * @param publicUrl where browsers find it behind a proxy, if there is one
 * @param trustedProxies whose word about who asks, and over what, counts
 * @param header who asks, if a proxy says so; empty = one-time links
 */
public record AccessSettings(
    String adminHost,
    Optional<URI> publicUrl,
    List<AddressRange> trustedProxies,
    Optional<ProxyHeader> header) {

  /**
   * What a proxy sends along.
   *
   * @param name the header with the person
   * @param groups the header with their groups, commas or bars between them, if there is one
   * @param roles who has which role
   */
  public record ProxyHeader(String name, Optional<String> groups, RoleGroups roles) {}

  public AccessSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** On this machine, by one-time links. */
  public static AccessSettings of(String adminHost) {
    return new AccessSettings(adminHost, Optional.empty(), List.of(), Optional.empty());
  }

  boolean trusts(InetAddress peer) {
    return trustedProxies.stream().anyMatch(range -> range.contains(peer));
  }
}
