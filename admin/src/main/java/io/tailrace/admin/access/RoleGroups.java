package io.tailrace.admin.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which groups have which role. A person is named by an address: a name without {@code @} is a
 * group's, so that nobody gets a group's role by choosing its name for a login. Immutable.
 *
 * @param byRole groups and addresses; {@code *} is everybody whom the proxy lets in
 */
public record RoleGroups(Map<AccessRole, List<String>> byRole) {
  /** Everybody whom the proxy lets in. */
  public static final String EVERYBODY = "*";

  public RoleGroups {
    byRole = Map.copyOf(byRole);
  }

  public boolean isEmpty() {
    return byRole.values().stream().allMatch(List::isEmpty);
  }

  /** The highest that one of them has; empty if none has any. */
  Optional<AccessRole> roleOf(String name, Collection<String> groups) {
    Optional<AccessRole> highest = Optional.empty();
    for (AccessRole role : AccessRole.values()) {
      if (isAmong(byRole.getOrDefault(role, List.of()), name, groups)) {
        highest = Optional.of(role);
      }
    }
    return highest;
  }

  private static boolean isAmong(List<String> named, String name, Collection<String> groups) {
    return named.contains(EVERYBODY)
        || groups.stream().anyMatch(named::contains)
        || (name.contains("@") && named.stream().anyMatch(name::equalsIgnoreCase));
  }
}
