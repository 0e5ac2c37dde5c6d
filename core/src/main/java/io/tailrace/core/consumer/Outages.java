package io.tailrace.core.consumer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Knows which of a process's consumers cannot work, and why, so that an outage that they share is
 * logged once, and so is its end. Safe for use by many threads.
 */
public final class Outages {
  /** What a consumer of this sink and partition cannot work over. */
  private record Place(String sink, int partition) {}

  private final Map<Place, String> over = new HashMap<>();

  /**
   * This one cannot work.
   *
   * @param what the same text for all that one outage holds
   * @return whether it is the first of them
   */
  synchronized boolean begins(String sink, int partition, String what) {
    boolean known = over.containsValue(what);
    over.put(new Place(sink, partition), what);
    return !known;
  }

  /**
   * This one works again.
   *
   * @return what is over now, if it was the last of them
   */
  synchronized Optional<String> ends(String sink, int partition) {
    String what = over.remove(new Place(sink, partition));
    return Optional.ofNullable(what).filter(ended -> !over.containsValue(ended));
  }

  /** Nobody here works on this one any more: its outage is no longer told from here. */
  public void forget(String sink, int partition) {
    ends(sink, partition);
  }
}
