package io.tailrace.testkit.consumer;

import io.tailrace.core.sink.SinkUnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody's code or address that is called with each event: it counts its calls, takes so many and
 * then says "later", and refuses whom it is told to. Safe for use by many threads.
 */
public final class CalledEndpoint {
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> refused = new HashSet<>();
  private int takes = Integer.MAX_VALUE;

  /** Takes this many calls from now on, and then none. */
  public synchronized void takeAtMost(int calls) {
    takes = calls;
  }

  /** Refuses this event, each time. */
  public synchronized void refuse(String eventId) {
    refused.add(eventId);
  }

  /** Refuses none any more. */
  public synchronized void refuseNothing() {
    refused.clear();
  }

  /** The ids of the events that it took, in the order of their calls; one twice if called twice. */
  public List<String> taken() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /**
   * One call.
   *
   * @throws SinkUnavailableException it takes none any more
   * @throws IllegalStateException it refuses this one
   */
  public synchronized void call(String eventId) throws SinkUnavailableException {
    if (refused.contains(eventId)) {
      throw new IllegalStateException("refused, says the test");
    }
    if (takes <= 0) {
      throw new SinkUnavailableException("later, says the test");
    }
    takes--;
    calls.add(eventId);
  }
}
