package io.tailrace.operations.live;

import io.tailrace.operations.EventFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody watches. Immutable.
 *
 * @param provider of the mailbox; null = all
 * @param feed null = all
 */
public record LiveFilter(EventFilter events, @Nullable String provider, @Nullable String feed) {

  public boolean wants(LiveEvent event) {
    return (feed == null || feed.equals(event.record().feed()))
        && (provider == null || provider.equals(event.provider()))
        && events.wants(event.event());
  }
}
