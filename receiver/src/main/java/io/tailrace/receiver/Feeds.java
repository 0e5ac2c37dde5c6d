package io.tailrace.receiver;

import java.util.Optional;

/**
 * The configured feeds. Asked anew for every request, so that a key that changed counts from the
 * next one on. Safe for use by many threads; must not block.
 */
@FunctionalInterface
public interface Feeds {
  /** The feed of that name, as it is now. */
  Optional<Feed> find(String name);
}
